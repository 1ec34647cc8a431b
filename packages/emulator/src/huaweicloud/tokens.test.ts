import { expect, it } from "vitest";
import { createTokens } from "./tokens.js";

it("issues tokens that differ, and finds each", () => {
  const tokens = createTokens(() => new Date(1000), 60);
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
  const tokens = createTokens(() => new Date(0), 60);
  const first = tokens.issue({ domainId: "d", projectId: "p" });
  for (let count = 0; count < 10_000; count++) tokens.issue({ domainId: "d", projectId: "p" });
  expect(tokens.find(first.text)).toBeUndefined();
});
