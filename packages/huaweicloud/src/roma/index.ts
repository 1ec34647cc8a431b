import {
  createServiceClient,
  createState,
  resolveEndpoint,
  type Explaining,
  type SharedState,
  type TransportOptions,
} from "@yunfan/client-core";
import { authenticateWith, type HuaweiCloudAuth } from "../credentials.js";
import { projectIdFinder } from "../project-id.js";
import type { RomaClient } from "./generated/client.js";
import { operations, service } from "./generated/operations.js";

/** The regions that the vendor lists for ROMA Connect; others may work, see `region` of the options. */
export const romaRegions: readonly RomaRegion[] = service.regions;

/** A region that the vendor lists for ROMA Connect. */
export type RomaRegion = (typeof service.regions)[number];

/** Options of {@link createRoma}: `region` or `endpoint` says where to call. */
export interface RomaOptions extends TransportOptions {
  /** Region id, such as `cn-north-4`. Also the name of the project that is looked up. */
  readonly region?: RomaRegion | (string & {}) | undefined;
  /** Base URL in place of the region's. */
  readonly endpoint?: string | undefined;
  /** Key pair (`fromEnv()`, `staticCredentials({...})`) or token (`iamPasswordToken({...})`). */
  readonly credentials: HuaweiCloudAuth;
  /** Fills `project_id`. Default: the credentials' project, else the one that IAM lists under the region's name. */
  readonly projectId?: string | undefined;
  /** Base URL of the IAM that looks projects up. Default: the region's public one. */
  readonly iamEndpoint?: string | undefined;
}

/** A client of ROMA Connect: its operations, `explain`, and `with`. */
export interface Roma extends RomaClient, Explaining<RomaClient> {
  /**
   * A client with some options changed, that shares this one's corrected clock and retry budget. A change of
   * `credentials` or `region` forgets `projectId`, a change of `region` also `endpoint` and `iamEndpoint`, unless they
   * are given as well.
   */
  with(changes: Partial<RomaOptions>): Roma;
}

/**
 * A client of Huawei Cloud ROMA Connect, v2.
 *
 * @example
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 *
 * const roma = createRoma({ region: "cn-north-4", credentials: fromEnv() });
 * for await (const instance of roma.checkRomaInstanceListV2.items()) console.log(instance.name, instance.status);
 *
 * @throws {ConfigurationError} for a malformed region id, a broken endpoint or a bad timeout.
 */
export function createRoma(options: RomaOptions): Roma {
  return build(options, createState(options));
}

function build(options: RomaOptions, state: SharedState): Roma {
  const {
    region: _region,
    endpoint: _endpoint,
    credentials,
    projectId: _id,
    iamEndpoint: _iam,
    ...transport
  } = options;
  const client = createServiceClient<RomaClient>(service, operations, {
    ...transport,
    state,
    endpoint: resolveEndpoint(service, options),
    authenticate: authenticateWith(credentials),
    defaults: { "project-id": projectIdFinder(options) },
  });
  return { ...client, with: (changes) => build(changed(options, changes), state) };
}

function changed(options: RomaOptions, changes: Partial<RomaOptions>): RomaOptions {
  const moved = "region" in changes;
  return {
    ...options,
    ...(moved ? { endpoint: undefined, iamEndpoint: undefined } : {}),
    ...(moved || "credentials" in changes ? { projectId: undefined } : {}),
    ...changes,
  };
}

export type { RomaClient } from "./generated/client.js";
export type * from "./generated/types.js";
export type { HuaweiCloudAuth, IamToken } from "../credentials.js";
