import { chain } from "../providers/chain.js";
import type { RefreshableProvider } from "../providers/refreshable.js";
import { fromContainer } from "./container.js";
import { fromEnv, type HuaweiCloudCredentials } from "./credentials.js";
import { fromEcsMetadata } from "./ecs-metadata.js";
import { fromProfile } from "./profile.js";

/**
 * Environment, profile file, container, ECS metadata: every place Huawei Cloud's SDKs look, each with its defaults.
 * Unlike their Python chain it asks the container first: in a pod, the metadata service may answer with the node's agency.
 * Importing it brings all four along; build your own with `chain()` for fewer.
 *
 * @example
 * ```ts
 * import { defaultChain } from "@yunfan/auth-signing/huaweicloud/default-chain";
 *
 * const credentials = defaultChain();
 * ```
 */
export function defaultChain(): RefreshableProvider<HuaweiCloudCredentials> {
  return chain<HuaweiCloudCredentials>(fromEnv(), fromProfile(), fromContainer(), fromEcsMetadata());
}
