import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import type { AuthMode } from "../door/admit.js";
import type { Known } from "../diagnosis/draft.js";
import type { Records } from "../seed/change.js";
import type { Seed } from "../seed/seed.js";
import type { Lockout } from "./lockout.js";
import type { TemporaryKeys } from "./temporary-keys.js";
import type { Tokens } from "./tokens.js";

/** What Huawei Cloud's services share. */
export interface HuaweiCloudWorld {
  readonly now: () => Date;
  readonly region: string;
  readonly seed: Seed;
  /** The records of the seed as they change. */
  readonly records: Pick<Records, "isGone" | "refresh" | "wasRead">;
  /** The keys there are from the start. */
  readonly keys: ReadonlyMap<string, HuaweiCloudCredentials>;
  /** The keys that IAM has issued since. */
  readonly temporaryKeys: TemporaryKeys;
  /** How credentials are looked at. */
  readonly auth: AuthMode;
  /** The account of keys that name none, and of callers that nothing tells. */
  readonly defaultDomainId: string;
  readonly tokens: Tokens;
  readonly lockout: Lockout;
  /** Where the emulator's own services listen, by name; filled while it starts. */
  readonly endpoints: Readonly<Partial<Record<string, string>>>;
  /** What refused signatures are explained from. */
  readonly known: Known;
}

/** Who calls a service of Huawei Cloud. */
export interface HuaweiCloudCaller {
  readonly domainId: string;
  /** How the caller signed in; a token is scoped to a project or to its whole account. */
  readonly by: "key" | { readonly token: { readonly projectId: string | undefined } };
}
