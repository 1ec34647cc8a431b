// Generated from specs/baiducloud/sts/v1/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OperationCall, OptionalInputCall } from "@yunfan/client-core";
import type {
  AssumeRoleErrors,
  AssumeRoleInput,
  AssumeRoleOutput,
  GetSessionTokenErrors,
  GetSessionTokenInput,
  GetSessionTokenOutput,
} from "./types.js";

/** Baidu AI Cloud STS, version v1: one member per operation. */
export interface StsClient {
  /**
   * Get a temporary credential of the calling account, with fewer rights if wanted.
   *
   * Each call makes a new credential and ends no older one.
   *
   * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
   */
  readonly getSessionToken: OptionalInputCall<GetSessionTokenInput, GetSessionTokenOutput, GetSessionTokenErrors>;

  /**
   * Get a temporary credential that acts as a role of an account.
   *
   * Each call makes a new credential and ends no older one.
   *
   * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
   */
  readonly assumeRole: OperationCall<AssumeRoleInput, AssumeRoleOutput, AssumeRoleErrors>;
}
