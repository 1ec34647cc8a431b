import { describe, expect, it } from "vitest";
import { maskBody, maskHeaders, maskTarget } from "./mask.js";

const bytes = (text: string) => new TextEncoder().encode(text);

it("masks headers that carry secrets, in any letter case and repeated", () => {
  const masked = maskHeaders([
    ["Authorization", "S1"],
    ["X-AUTH-TOKEN", "S2"],
    ["x-subject-token", "S3"],
    ["X-Security-Token", "S4"],
    ["x-bce-security-token", "S5"],
    ["Cookie", "S6"],
    ["Accept", "a"],
    ["accept", "b"],
  ]);
  expect(masked["accept"]).toBe("a, b");
  expect(JSON.stringify(masked)).not.toMatch(/S\d/);
  expect(masked["x-auth-token"]).toBe("***");
});

it("masks query keys that carry a signature or a token", () => {
  expect(maskTarget("/a?authorization=S&b=1&x-bce-security-token=S&c=token")).toBe(
    "/a?authorization=***&b=1&x-bce-security-token=***&c=token",
  );
});

describe("a body", () => {
  it("keeps its JSON but for passwords, secrets and tokens, however deep", () => {
    const given = { password: { user: { name: "n", password: "S" } }, list: [{ secret: "S", token: ["S"] }], limit: 1 };
    const text = maskBody(bytes(JSON.stringify(given)));
    expect(JSON.parse(text)).toEqual({
      password: { user: { name: "n", password: "***" } },
      list: [{ secret: "***", token: "***" }],
      limit: 1,
    });
  });

  it("loses the id of a token that is an object, and keeps the rest of it", () => {
    const given = {
      identity: { token: { id: "S", duration_seconds: 900 }, user: { id: "u" }, subject_token: { id: 1 } },
    };
    expect(JSON.parse(maskBody(bytes(JSON.stringify(given))))).toEqual({
      identity: { token: { id: "***", duration_seconds: 900 }, user: { id: "u" }, subject_token: { id: 1 } },
    });
  });

  it("that is no JSON is left out where it may hold a secret", () => {
    expect(maskBody(bytes('{"password":"S3CRET"'))).toBe("(20 bytes, not JSON)");
    expect(maskBody(bytes('{"token":{"id":"S3CRET"'))).toBe("(23 bytes, not JSON)");
    expect(maskBody(bytes("plain"))).toBe("plain");
    expect(maskBody(bytes(""))).toBe("");
    expect(maskBody(new Uint8Array(70_000))).toBe("(70000 bytes)");
  });

  it("nested beyond all reason does not throw", () => {
    expect(() => maskBody(bytes("[".repeat(30_000) + "]".repeat(30_000)))).not.toThrow();
  });
});
