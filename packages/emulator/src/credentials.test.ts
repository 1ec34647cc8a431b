import { expect, it } from "vitest";
import { defaultCredentials, keyring } from "./credentials.js";
import { defaultSeed } from "./seed/default-seed.js";

const region = { huaweicloud: "cn-north-4", baiducloud: "bj" };

it("takes user, account and project from the seed", () => {
  const seed = defaultSeed({ ...region, now: new Date(0) });
  const { huaweicloud, baiducloud } = defaultCredentials(seed, region);
  expect(huaweicloud).toMatchObject({ region: "cn-north-4", domainName: "yunfan", userName: "operator" });
  expect(huaweicloud.projectId).toBe(seed.projects[0]?.id);
  expect(baiducloud).toMatchObject({ region: "bj", roleName: "coupon-reader", accountId: seed.roles[0]?.accountId });
  expect(defaultCredentials({ ...seed, roles: [] }, region).baiducloud).toMatchObject({ accountId: "", roleName: "" });
  const own = {
    ...seed,
    users: [{ id: "u", name: "me", password: "pw", domain_id: "d2" }],
    accounts: [
      { id: "d1", name: "one" },
      { id: "d2", name: "two" },
    ],
    projects: ["d1", "d2"].map((domain_id) => ({ id: `project of ${domain_id}`, name: "cn-north-4", domain_id })),
  };
  expect(defaultCredentials(own, region).huaweicloud).toMatchObject({
    domainId: "d2",
    domainName: "two",
    userName: "me",
    password: "pw",
    projectId: "project of d2",
  });
});

it("refuses keys without a part, and two of one id", () => {
  const key = { accessKeyId: "A", secretAccessKey: "S" };
  expect(keyring("huaweicloud", [key]).get("A")).toBe(key);
  expect(() => keyring("huaweicloud", [key, key])).toThrow("credentials.huaweicloud: there are two keys A");
  expect(() => keyring("baiducloud", [{ ...key, secretAccessKey: "" }])).toThrow("credentials.baiducloud: key 0 needs");
});
