import { createServiceClient, resolveEndpoint, type Explaining, type TransportOptions } from "@yunfan/client-core";
import { authenticateWith, type HuaweiCloudAuth } from "../credentials.js";
import type { IamClient } from "./generated/client.js";
import { operations, service } from "./generated/operations.js";

/** The regions that the vendor lists for IAM; others may work, see `region` of the options. */
export const iamRegions: readonly IamRegion[] = service.regions;

/** A region that the vendor lists for IAM. */
export type IamRegion = (typeof service.regions)[number];

/** Options of {@link createIam}: `region` or `endpoint` says where to call. */
export interface IamOptions extends TransportOptions {
  /** Region id, such as `cn-north-4`. */
  readonly region?: IamRegion | (string & {}) | undefined;
  /** Base URL in place of the region's, such as `https://iam.myhuaweicloud.com`. */
  readonly endpoint?: string | undefined;
  /** Key pair or token. Not needed to get a token by password. */
  readonly credentials?: HuaweiCloudAuth | undefined;
}

/** A client of IAM: its operations and `explain`. */
export interface Iam extends IamClient, Explaining<IamClient> {}

/**
 * A client of Huawei Cloud IAM, v3.
 *
 * @example
 * import { createIam } from "@yunfan/huaweicloud/iam";
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 *
 * const iam = createIam({ region: "cn-north-4", credentials: fromEnv() });
 * const { projects } = await iam.keystoneListProjects({ name: "cn-north-4" });
 *
 * @throws {ConfigurationError} for a malformed region id, a broken endpoint or a bad timeout.
 */
export function createIam(options: IamOptions): Iam {
  const { region: _region, endpoint: _endpoint, credentials, ...transport } = options;
  return createServiceClient<IamClient>(service, operations, {
    ...transport,
    endpoint: resolveEndpoint(service, options),
    authenticate: authenticateWith(credentials),
  });
}
