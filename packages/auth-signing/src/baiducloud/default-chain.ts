import { chain } from "../providers/chain.js";
import type { RefreshableProvider } from "../providers/refreshable.js";
import { type BaiduCloudCredentials, fromEnv } from "./credentials.js";
import { fromProfile } from "./profile.js";

/**
 * Environment, then the file of Baidu's command line tool, each with its defaults. No service that gives keys to an
 * instance is documented (unknown whether there is one).
 *
 * @example
 * ```ts
 * import { defaultChain } from "@yunfan/auth-signing/baiducloud/default-chain";
 *
 * const credentials = defaultChain();
 * ```
 */
export function defaultChain(): RefreshableProvider<BaiduCloudCredentials> {
  return chain<BaiduCloudCredentials>(fromEnv(), fromProfile());
}
