import type { Handler } from "../door/door.js";
import type { Input } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import { hexId } from "../seed/identity.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

/** What AssumeRole takes without a duration is not documented; this is what the vendor's SDK for Go sends then. */
const ROLE_SECONDS = 7200;

/** The one user that all keys stand for: STS shows a user, and nothing here depends on it. */
const USER_ID = hexId("baidu user operator");

/** GetSessionToken: a temporary key of the caller. */
export function getSessionToken(world: BaiduCloudWorld): Handler<BaiduCloudCaller> {
  return ({ input, warn }) => ({
    status: 200,
    body: issue(world, input, Number(input.query["durationSeconds"]), warn),
  });
}

/** AssumeRole: a temporary key of a role in the seed. */
export function assumeRole(world: BaiduCloudWorld): Handler<BaiduCloudCaller> {
  return ({ input, warn }) => {
    const { accountId, roleName, durationSeconds = ROLE_SECONDS, userId } = input.query;
    const role = world.seed.roles.find((one) => one.accountId === accountId && one.roleName === roleName);
    // One text for both, so that nobody learns which accounts and roles there are.
    if (role === undefined) {
      throw new Refusal({
        status: 403,
        code: "AccessDenied",
        message: "Access denied: no such role, or not yours to assume",
      });
    }
    if (userId !== undefined) warn("query userId: not simulated, ignored");
    const body = issue(world, input, Number(durationSeconds), warn);
    return { status: 200, body: { ...body, roleId: role.roleId ?? hexId(`role ${role.accountId} ${role.roleName}`) } };
  };
}

function issue({ keys }: BaiduCloudWorld, { body }: Input, seconds: number, warn: (remark: string) => void) {
  if (seconds < 1) {
    throw new Refusal({ status: 400, code: "InvalidHTTPRequest", message: "durationSeconds must be >= 1" });
  }
  if ((body as { accessControlList?: unknown } | undefined)?.accessControlList !== undefined) {
    warn("body accessControlList: rights are not simulated, ignored");
  }
  const { accessKeyId, secretAccessKey, sessionToken, createdAt, expiresAt } = keys.issue(seconds);
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    createTime: utc(createdAt),
    expiration: utc(expiresAt),
    userId: USER_ID,
  };
}

/** The vendor documents no form; this is that of its coupons' times. */
const utc = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
