import { describe, expect, it } from "vitest";
import { checkReferences, checkSeed } from "./check.js";
import { defaultSeed } from "./default-seed.js";
import { SeedError } from "./seed-error.js";

const instance = { id: "i-1", project_id: "p".repeat(32), status: "RUNNING" };
const coupon = { reservedInstanceId: "r-1" };
const role = { roleName: "r", accountId: "a" };
const agency = { id: "g", name: "ops", domain_id: "d", trust_domain_id: "t" };
const user = { id: "u", name: "n", password: "p", domain_id: "d" };

describe("checkSeed", () => {
  it("takes lists that fit the specs", () => {
    expect(checkSeed({ roles: [role, { ...role, accountId: "b" }, { ...role, roleName: "s" }] })).toHaveProperty(
      "roles",
    );
    const seed = { romaInstances: [instance], reservedInstances: [coupon, { ...coupon, reservedInstanceId: "r-2" }] };
    expect(checkSeed(seed)).toBe(seed);
    expect(checkSeed({})).toEqual({});
  });

  it.each([
    [{ instances: [] }, "seed.instances: no such list; there are accounts, users,"],
    [{ romaInstances: {} }, "seed.romaInstances: must be an array"],
    [{ romaInstances: [instance, "x"] }, "seed.romaInstances[1]: must be object"],
    [{ romaInstances: [{ ...instance, status: "BROKEN" }] }, "seed.romaInstances[0].status: must be one of CREATING,"],
    [{ romaInstances: [{ ...instance, publicip_enable: "yes" }] }, "[0].publicip_enable: must be boolean"],
    [{ romaInstances: [{ ...instance, created_user: { user: 1 } }] }, "[0].created_user.user: is undocumented"],
    [{ romaInstances: [{ ...instance, available_zone_ids: ["a", 2] }] }, "[0].available_zone_ids[1]: must be string"],
    [{ romaInstances: [{ id: "1", project_id: "p" }] }, "seed.romaInstances[0].status: is missing"],
    [{ romaInstances: [instance, instance] }, "seed.romaInstances[1].id: repeats that of [0]"],
    [{ reservedInstances: [{ ...coupon, expireTimes: "" }] }, "seed.reservedInstances[0].expireTimes: is undocumented"],
    [{ reservedInstances: [coupon, coupon] }, "seed.reservedInstances[1].reservedInstanceId: repeats that of [0]"],
    [{ users: [{ ...user, password: "" }] }, "seed.users[0].password: must NOT have fewer than 1 characters"],
    [{ users: [{ ...user, roles: "admin" }] }, "seed.users[0].roles: must be array"],
    [{ accounts: [{ id: "a" }] }, "seed.accounts[0]: must have required property 'name'"],
    [{ projects: [{ id: "short", name: "n", domain_id: "d" }] }, "seed.projects[0].id: must NOT have fewer than 16"],
    [{ roles: [{ roleName: "r" }] }, "seed.roles[0]: must have required property 'accountId'"],
    [{ roles: [role, { ...role, roleId: "x" }] }, "seed.roles[1].roleName and accountId: repeats that of [0]"],
    [{ roles: [{ ...role, name: "x" }] }, "seed.roles[0].name: is undocumented"],
    [{ agencies: [{ ...agency, name: "" }] }, "seed.agencies[0].name: must NOT have fewer than 1 characters"],
    [{ agencies: [{ ...agency, agency_name: "ops" }] }, "seed.agencies[0].agency_name: is undocumented"],
    [{ agencies: [agency, agency] }, "seed.agencies[1].id: repeats that of [0]"],
    ["text", "seed: must be an object of lists"],
  ])("refuses %j", (seed, message) => {
    expect(() => checkSeed(seed)).toThrow(SeedError);
    expect(() => checkSeed(seed)).toThrow(message);
  });
});

it("wants the accounts that users, projects and agencies name", () => {
  const seed = defaultSeed({ huaweicloud: "cn-north-4", baiducloud: "bj", now: new Date(0) });
  expect(() => checkReferences(seed)).not.toThrow();
  expect(() => checkReferences({ ...seed, users: [user] })).toThrow("seed.users[0].domain_id: there is no account d");
  const id = seed.accounts[0]?.id;
  const failure = (change: object) => () => checkReferences({ ...seed, agencies: [{ ...agency, ...change }] });
  expect(failure({})).toThrow("seed.agencies[0].domain_id: there is no account d");
  expect(failure({ domain_id: id })).toThrow("seed.agencies[0].trust_domain_id: there is no account t");
});
