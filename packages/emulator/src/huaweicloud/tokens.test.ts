import { expect, it } from "vitest";
import { createTokens, regionOfToken } from "./tokens.js";

it("issues tokens that differ, and finds each", () => {
  const tokens = createTokens(() => new Date(1000), 60, "cn-north-4");
  const one = tokens.issue({ domainId: "d", projectId: "p" });
  const two = tokens.issue({ domainId: "d", projectId: undefined });
  expect(one.text).not.toBe(two.text);
  expect(tokens.find(one.text)).toEqual({
    domainId: "d",
    projectId: "p",
    issuedAt: new Date(1000),
    expiresAt: new Date(61_000),
  });
  expect(tokens.find(two.text)?.projectId).toBeUndefined();
  expect(tokens.find(`${one.text}x`)).toBeUndefined();
});

it("forgets the oldest of very many", () => {
  const tokens = createTokens(() => new Date(0), 60, "cn-north-4");
  const first = tokens.issue({ domainId: "d", projectId: "p" });
  for (let count = 0; count < 10_000; count++) tokens.issue({ domainId: "d", projectId: "p" });
  expect(tokens.find(first.text)).toBeUndefined();
});

it("names the region in the text of a token", () => {
  for (const region of ["cn-north-4", 'a "北\n" b']) {
    const { text } = createTokens(() => new Date(0), 60, region).issue({ domainId: "d", projectId: "p" });
    expect(text).toMatch(/^MIIEmulator[A-Za-z0-9+/]{1200,}=*$/);
    expect(regionOfToken(text)).toBe(region);
  }
  for (const text of ["", "MIIEmulator", "MIIEmulatorAAAA", "MIIEmulatorMQo=", "other"]) {
    expect(regionOfToken(text)).toBeUndefined();
  }
});
