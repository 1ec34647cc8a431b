import {
  createServiceClient,
  createState,
  resolveEndpoint,
  type Explaining,
  type SharedState,
  type TransportOptions,
} from "@yunfan/client-core";
import { authenticateWith, type BaiduCloudAuth } from "../credentials.js";
import type { BccClient } from "./generated/client.js";
import { operations, service } from "./generated/operations.js";

/** The regions that the vendor lists for BCC; others may work, see `region` of the options. */
export const bccRegions: readonly BccRegion[] = service.regions;

/** A region that the vendor lists for BCC. */
export type BccRegion = (typeof service.regions)[number];

/** Options of {@link createBcc}: `region` or `endpoint` says where to call. */
export interface BccOptions extends TransportOptions {
  /** Region code, such as `bj`. */
  readonly region?: BccRegion | (string & {}) | undefined;
  /** Base URL in place of the region's. */
  readonly endpoint?: string | undefined;
  /** Key pair: `fromEnv()`, `staticCredentials({...})`, or a function of your own. */
  readonly credentials: BaiduCloudAuth;
}

/** A client of BCC: its operations, `explain`, and `with`. */
export interface Bcc extends BccClient, Explaining<BccClient> {
  /**
   * A client with some options changed, that shares this one's corrected clock and retry budget. A change of `region`
   * forgets `endpoint`, unless it is given as well.
   */
  with(changes: Partial<BccOptions>): Bcc;
}

/**
 * A client of Baidu AI Cloud BCC, v2.
 *
 * @example
 * import { createBcc } from "@yunfan/baiducloud/bcc";
 * import { fromEnv } from "@yunfan/auth-signing/baiducloud";
 *
 * const bcc = createBcc({ region: "bj", credentials: fromEnv() });
 * for await (const ri of bcc.listReservedInstances.items({ zoneName: "cn-bj-a" })) console.log(ri.reservedInstanceId);
 *
 * @throws {ConfigurationError} for a malformed region id, a broken endpoint or a bad timeout.
 */
export function createBcc(options: BccOptions): Bcc {
  return build(options, createState(options));
}

function build(options: BccOptions, state: SharedState): Bcc {
  const { region: _region, endpoint: _endpoint, credentials, ...transport } = options;
  const client = createServiceClient<BccClient>(service, operations, {
    ...transport,
    state,
    endpoint: resolveEndpoint(service, options),
    authenticate: authenticateWith(credentials),
  });
  const moved = (changes: Partial<BccOptions>) => ("region" in changes ? { endpoint: undefined } : {});
  return { ...client, with: (changes) => build({ ...options, ...moved(changes), ...changes }, state) };
}

export type { BccClient } from "./generated/client.js";
export type * from "./generated/types.js";
export type { BaiduCloudAuth } from "../credentials.js";
