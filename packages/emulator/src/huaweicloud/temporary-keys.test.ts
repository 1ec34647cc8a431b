import { expect, it } from "vitest";
import { createTemporaryKeys } from "./temporary-keys.js";

const grant = { domainId: "d", seconds: 900 };

it("issues keys that differ, in the vendor's lengths, and finds each", () => {
  const keys = createTemporaryKeys(() => new Date(1000));
  const [one, two] = [keys.issue(grant), keys.issue(grant)];
  expect(one).toMatchObject({ domainId: "d", expiresAt: new Date(901_000) });
  expect(one.accessKeyId).toMatch(/^[A-Z2-7]{20}$/);
  expect(one.secretAccessKey).toMatch(/^[0-9a-f]{40}$/);
  for (const part of ["accessKeyId", "secretAccessKey", "securityToken"] as const) {
    expect(one[part]).not.toBe(two[part]);
  }
  expect(keys.find(two.accessKeyId)).toBe(two);
  expect(keys.find("nobody")).toBeUndefined();
});

it("forgets the oldest of very many", () => {
  const keys = createTemporaryKeys(() => new Date(0));
  const first = keys.issue(grant);
  for (let count = 0; count < 10_000; count++) keys.issue(grant);
  expect(keys.find(first.accessKeyId)).toBeUndefined();
});
