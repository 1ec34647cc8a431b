import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { Seed } from "../seed/seed.js";

/** What Baidu AI Cloud's services share. */
export interface BaiduCloudWorld {
  readonly now: () => Date;
  readonly seed: Seed;
  readonly keys: ReadonlyMap<string, BaiduCloudCredentials>;
}

/** Who calls a service of Baidu AI Cloud. */
export interface BaiduCloudCaller {
  readonly accessKeyId: string;
}
