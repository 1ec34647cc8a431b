import { defaultInstances } from "./default-roma.js";
import { defaultCoupons } from "./default-coupons.js";
import { expiries } from "./expiry.js";
import { hexId } from "./identity.js";
import type { Seed } from "./seed.js";

/** What the default data depends on, and nothing else: the same situation gives the same data. */
export interface SeedSituation {
  /** Region id of Huawei Cloud, such as `cn-north-4`. */
  readonly huaweicloud: string;
  /** Region code of Baidu AI Cloud, such as `bj`. */
  readonly baiducloud: string;
  /** Coupons expire at distances from this day, so that some always expire soon. */
  readonly now: Date;
}

const account = hexId("account yunfan");
const stranger = hexId("account stranger");

/**
 * The data without a seed of your own: two accounts, three users, five projects (one shut, one of the other account),
 * the agency `operations` that the other account gives the first one, 16 ROMA instances, 32 coupons and one role of
 * Baidu AI Cloud. Coupons that do not renew by themselves expire when the clock passes their end.
 */
export function defaultSeed({ huaweicloud: region, baiducloud, now }: SeedSituation): Seed {
  const project = hexId(`project ${region}`);
  const coupons = defaultCoupons(baiducloud, now);
  const other = region === "cn-east-3" ? "cn-south-1" : "cn-east-3";
  return {
    accounts: [
      { id: account, name: "yunfan" },
      { id: stranger, name: "stranger" },
    ],
    users: [
      { id: hexId("user operator"), name: "operator", password: "Emulator-Pass-1", domain_id: account },
      {
        id: hexId("user auditor"),
        name: "auditor",
        password: "Emulator-Pass-2",
        domain_id: account,
        password_expires_at: "2099-12-31T00:00:00.000000",
        roles: ["te_agency", "readonly"],
      },
      { id: hexId("user stranger"), name: "stranger", password: "Emulator-Pass-3", domain_id: stranger },
    ],
    projects: [
      { id: project, name: region, domain_id: account },
      { id: hexId(`project ${other}`), name: other, domain_id: account },
      {
        id: hexId("project staging"),
        name: `${region}_staging`,
        domain_id: account,
        parent_id: project,
        description: "Staging",
      },
      {
        id: hexId("project retired"),
        name: `${region}_retired`,
        domain_id: account,
        parent_id: project,
        description: "Retired",
        enabled: false,
      },
      { id: hexId("project stranger"), name: region, domain_id: stranger },
    ],
    agencies: [{ id: hexId("agency operations"), name: "operations", domain_id: stranger, trust_domain_id: account }],
    romaInstances: defaultInstances({
      project,
      staging: hexId("project staging"),
      stranger: hexId("project stranger"),
    }),
    reservedInstances: coupons,
    roles: [{ roleName: "coupon-reader", accountId: hexId("baidu account yunfan") }],
    transitions: expiries(coupons),
    faults: [],
  };
}
