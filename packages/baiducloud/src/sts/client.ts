import {
  createServiceClient,
  createState,
  resolveEndpoint,
  type Explaining,
  type SharedState,
  type TransportOptions,
} from "@yunfan/client-core";
import { authenticateWith, type BaiduCloudAuth } from "../credentials.js";
import type { StsClient } from "./generated/client.js";
import { operations, service } from "./generated/operations.js";

/** Options of {@link createSts}. STS has one endpoint for every region. */
export interface StsOptions extends TransportOptions {
  /** Base URL in place of the vendor's. */
  readonly endpoint?: string | undefined;
  /** Key pair: `fromEnv()`, `staticCredentials({...})`, or a function of your own. */
  readonly credentials: BaiduCloudAuth;
}

/** A client of STS: its operations, `explain`, and `with`. */
export interface Sts extends StsClient, Explaining<StsClient> {
  /** A client with some options changed, that shares this one's corrected clock and retry budget. */
  with(changes: Partial<StsOptions>): Sts;
}

/**
 * A client of Baidu AI Cloud STS, v1.
 *
 * The secrets of an answer, `secretAccessKey` and `sessionToken`, can be read by name and are not enumerable, so logs,
 * JSON and spreads do not show them. For credentials that renew themselves see `@yunfan/baiducloud/sts/session-token` and
 * `@yunfan/baiducloud/sts/assume-role`.
 *
 * @example
 * import { createSts } from "@yunfan/baiducloud/sts";
 * import { fromEnv } from "@yunfan/auth-signing/baiducloud";
 *
 * const sts = createSts({ credentials: fromEnv() });
 * const { accessKeyId, expiration } = await sts.getSessionToken({ durationSeconds: 900 });
 *
 * @throws {ConfigurationError} for a broken endpoint or a bad timeout.
 */
export function createSts(options: StsOptions): Sts {
  return build(options, createState(options));
}

function build(options: StsOptions, state: SharedState): Sts {
  const { endpoint, credentials, ...transport } = options;
  const client = createServiceClient<StsClient>(service, operations, {
    ...transport,
    state,
    endpoint: resolveEndpoint(service, { endpoint, allowInsecureEndpoint: transport.allowInsecureEndpoint }),
    authenticate: authenticateWith(credentials),
  });
  return { ...client, with: (changes) => build({ ...options, ...changes }, state) };
}
