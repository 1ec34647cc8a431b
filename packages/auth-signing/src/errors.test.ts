import { describe, expect, it } from "vitest";
import type * as errors from "./errors.js";
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

  it("are told apart by instanceof, also between two copies of the package", async () => {
    const address: string = "./errors.js?another-copy";
    const copy = (await import(address)) as typeof errors;
    expect(copy.SigningError).not.toBe(SigningError);
    const theirs = new copy.SigningError("url", "is wrong");
    expect(theirs).toBeInstanceOf(SigningError);
    expect(theirs).toBeInstanceOf(YunfanError);
    expect(theirs).not.toBeInstanceOf(CredentialsError);
    expect(new YunfanError("x")).not.toBeInstanceOf(SigningError);
    for (const other of [null, undefined, 1, {}, new Error("x")]) expect(other instanceof YunfanError).toBe(false);
  });

  it("let a subclass of one's own be what it is", () => {
    class Mine extends SigningError {}
    expect(new Mine("url", "x")).toBeInstanceOf(Mine);
    expect(new Mine("url", "x")).toBeInstanceOf(SigningError);
    expect(new SigningError("url", "x")).not.toBeInstanceOf(Mine);
  });
});
