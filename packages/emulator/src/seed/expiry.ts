import { instantOf } from "../clock.js";
import type { SeedReservedInstance, SeedTransition } from "./seed.js";

/**
 * The state of a coupon whose time is over. The vendor publishes no list of states; this is the word of a sister product's
 * reserved instances: github.com/baidubce/terraform-provider-baiducloud 4aa7b27
 * website/docs/d/hpas_reserved_instances.html.markdown.
 */
export const EXPIRED = "Expired";

/** The expiry of each coupon that is in force, has an end and does not renew by itself. Renewals are not simulated. */
export function expiries(coupons: readonly SeedReservedInstance[]): SeedTransition[] {
  return coupons
    .filter(({ autoRenew, reservedInstanceStatus }) => autoRenew !== true && reservedInstanceStatus === "Active")
    .filter(({ expireTime }) => !Number.isNaN(instantOf(expireTime)))
    .map(({ reservedInstanceId: id }) => ({
      list: "reservedInstances",
      id,
      at: "expireTime",
      set: { reservedInstanceStatus: EXPIRED },
    }));
}
