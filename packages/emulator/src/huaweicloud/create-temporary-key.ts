import type { Handler, Result } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import { signedIn } from "./projects.js";
import { micros } from "./time.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

/** IAM's own default. */
const SECONDS = 900;

/** The bodies, which the spec's schemas have checked. */
interface TokenAuth {
  readonly auth: { readonly identity: { readonly token?: { readonly duration_seconds?: number } } };
}
interface AgencyAuth {
  readonly auth: {
    readonly identity: {
      readonly assume_role: {
        readonly agency_name: string;
        readonly domain_id?: string;
        readonly domain_name?: string;
        readonly duration_seconds?: number;
      };
    };
  };
}

/** CreateTemporaryAccessKeyByToken: keys for the caller's account. */
export function createKeyByToken(world: HuaweiCloudWorld): Handler<HuaweiCloudCaller> {
  return ({ input: { body }, caller }) => {
    const { token } = (body as TokenAuth).auth.identity;
    return issue(world, signedIn(caller).domainId, token?.duration_seconds);
  };
}

/** CreateTemporaryAccessKeyByAgency: keys for an account that has given the caller's an agency. */
export function createKeyByAgency(world: HuaweiCloudWorld): Handler<HuaweiCloudCaller> {
  return ({ input: { body }, caller }) => {
    const wanted = (body as AgencyAuth).auth.identity.assume_role;
    const { domain_id: id, domain_name: name } = wanted;
    if (id === undefined && name === undefined) {
      throw new Refusal({ status: 400, message: "Invalid request: assume_role needs a domain_id or a domain_name" });
    }
    const giver = world.seed.accounts.find(
      (one) => (id === undefined || one.id === id) && (name === undefined || one.name === name),
    );
    const agency = world.seed.agencies.find(
      (one) =>
        one.name === wanted.agency_name &&
        one.domain_id === giver?.id &&
        one.trust_domain_id === signedIn(caller).domainId,
    );
    // One text for all, so that nobody learns which accounts and agencies there are.
    if (agency === undefined) {
      const problem = "there is no such agency for this account";
      throw new Refusal({
        status: 403,
        message: `You are not authorized to perform the requested action: ${problem}`,
      });
    }
    return issue(world, agency.domain_id, wanted.duration_seconds);
  };
}

function issue({ temporaryKeys }: HuaweiCloudWorld, domainId: string, seconds = SECONDS): Result {
  const key = temporaryKeys.issue({ domainId, seconds });
  const credential = {
    access: key.accessKeyId,
    secret: key.secretAccessKey,
    securitytoken: key.securityToken,
    expires_at: micros(key.expiresAt),
  };
  return { status: 201, body: { credential } };
}
