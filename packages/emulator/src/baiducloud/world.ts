import type { AuthMode } from "../door/admit.js";
import type { Known } from "../diagnosis/draft.js";
import type { Records } from "../seed/change.js";
import type { Seed } from "../seed/seed.js";
import type { Keys } from "./keys.js";

/** What Baidu AI Cloud's services share. */
export interface BaiduCloudWorld {
  readonly now: () => Date;
  readonly seed: Seed;
  /** The records of the seed as they change. */
  readonly records: Pick<Records, "isGone" | "refresh" | "wasRead">;
  readonly keys: Keys;
  /** How credentials are looked at. */
  readonly auth: AuthMode;
  /** The key of callers that nothing tells. */
  readonly defaultAccessKeyId: string;
  /** What refused signatures are explained from. */
  readonly known: Known;
}

/** Who calls a service of Baidu AI Cloud. */
export interface BaiduCloudCaller {
  readonly accessKeyId: string;
}
