import { describe, expect, it } from "vitest";
import { CredentialsError, SigningError, YunfanError } from "./errors.js";

describe("errors", () => {
  it("carry a name, a kind and the cause, and show only safe fields as JSON", () => {
    const cause = new Error("with a secret");
    const signing = new SigningError("url", "is wrong; mend it", { cause });
    expect(signing).toBeInstanceOf(YunfanError);
    expect(signing).toBeInstanceOf(Error);
    expect([signing.name, signing.kind, signing.message]).toEqual([
      "SigningError",
      "signing",
      "url: is wrong; mend it",
    ]);
    expect(signing.cause).toBe(cause);
    expect(JSON.parse(JSON.stringify(signing))).toEqual({
      name: "SigningError",
      kind: "signing",
      message: "url: is wrong; mend it",
      field: "url",
    });
    const credentials = new CredentialsError("none");
    expect([credentials.name, credentials.kind]).toEqual(["CredentialsError", "credentials"]);
    expect(String(new YunfanError("x"))).toBe("YunfanError: x");
  });
});
