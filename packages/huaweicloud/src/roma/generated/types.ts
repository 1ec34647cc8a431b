// Generated from specs/huaweicloud/roma/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

/**
 * Input of CheckRomaInstanceListV2.
 *
 * @see https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html
 */
export interface CheckRomaInstanceListV2Input {
  /**
   * Project that owns the instances.
   *
   * Length: 16 to 128 characters.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json prints both lengths.
   */
  project_id?: string;
  /**
   * Only instances in this state.
   *
   * Length: 3 to 128 characters.
   *
   * Differs from the vendor's page (truncated): the 2024-10-30 edition of the same page has a query table with this filter and eight words; the lengths and the words of instances stand in github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json.
   */
  status?:
    | "CREATING"
    | "CREATE_FAILED"
    | "RUNNING"
    | "FREEZING"
    | "FROZEN"
    | "ERROR"
    | "DELETING"
    | "DELETED"
    | "SOFT_DELETED"
    | "DELETE_FAILED"
    | "DELETE_FALIED";
  /**
   * How many instances to skip.
   *
   * Format: int32.
   *
   * Range: 0 to 100.
   *
   * Differs from the vendor's page (truncated): the 2024-10-30 edition of the same page has a query table with it; default and limits in github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json.
   * @default 0
   */
  offset?: number;
  /**
   * How many instances a page may hold.
   *
   * Format: int32.
   *
   * Range: 0 to 100.
   *
   * Differs from the vendor's page (truncated): the 2024-10-30 edition of the same page has a query table with it; default and limits in github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json.
   * @default 10
   */
  limit?: number;
}

/**
 * Answer of CheckRomaInstanceListV2 (200).
 *
 * @see https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html
 */
export interface CheckRomaInstanceListV2Output extends RomaInstanceList {}

/**
 * Error bodies of CheckRomaInstanceListV2 by status.
 *
 * @see https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html
 */
export interface CheckRomaInstanceListV2Errors {
  readonly 400: RomaError;
  readonly 401: RomaError | GatewayError;
  readonly 403: RomaError | GatewayError;
  readonly 404: GatewayError;
  readonly 429: GatewayError;
  readonly 500: RomaError;
}

export interface RomaInstanceList {
  /** Number of all matching instances. */
  total?: number;
  /** Number of instances on this page. */
  size?: number;
  /** Instances of this page. */
  instances?: RomaInstance[];
}

export interface RomaInstance {
  /** Instance id. */
  id?: string;
  /** Instance name. */
  name?: string;
  /** Free text about the instance. */
  description?: string;
  /** Id of the instance's size. */
  flavor_id?: string;
  /**
   * Edition of the instance. Other editions exist.
   */
  flavor_type?: "basic" | "professional" | "enterprise" | "platinum" | (string & {});
  /**
   * CPU architecture.
   *
   * Differs from the vendor's page (truncated): the page announces a list of words and prints none; they stand in github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json.
   */
  cpu_arch?: "x86_64" | "aarch64" | (string & {});
  /** VPC of the instance. */
  vpc_id?: string;
  /** Subnet of the instance. */
  subnet_id?: string;
  /** Security group of the instance. */
  security_group_id?: string;
  /** Whether public access is on; publicip_id then has a value. */
  publicip_enable?: boolean;
  /** Id of the bound elastic public address. */
  publicip_id?: string;
  /** The bound elastic public address. */
  publicip_address?: string;
  /**
   * State of the instance. DELETE_FALIED is the vendor's own spelling; the filter's table spells DELETE_FAILED.
   *
   * Differs from the vendor's page (truncated): the words stand in github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json; three more in the filter table of the 2024-10-30 edition.
   */
  status?:
    | "CREATING"
    | "CREATE_FAILED"
    | "RUNNING"
    | "FREEZING"
    | "FROZEN"
    | "ERROR"
    | "DELETING"
    | "DELETED"
    | "SOFT_DELETED"
    | "DELETE_FAILED"
    | "DELETE_FALIED"
    | (string & {});
  /** Error code of the instance. */
  error_code?: string;
  /** Error text of the instance. */
  error_msg?: string;
  /**
   * How the instance is paid: prePaid for a period, postPaid by use.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/mingyang91/huawei-cloud-api-definitions e05e9a0 schemas/ROMA/src/CheckRomaInstanceListV2.json and github.com/huaweicloud/huaweicloud-sdk-go-v3 1cd70eb services/roma/v2/model.
   */
  charge_type?: "prePaid" | "postPaid" | (string & {});
  /** Project that owns the instance. */
  project_id?: string;
  /** Time of creation in UTC, such as 2019-12-06T06:49:04Z. */
  create_time?: string;
  /** Time of the last change in UTC, such as 2019-12-06T06:49:04Z. */
  update_time?: string;
  /** Start of the daily maintenance window, HH:MM:SS. */
  maintain_begin?: string;
  /** End of the daily maintenance window, HH:MM:SS. */
  maintain_end?: string;
  /** Ids of the zones the instance runs in. */
  available_zone_ids?: string[];
  /** Enterprise project of the instance; 0 is the default one. */
  enterprise_project_id?: string;
  /** Who created the instance. No SDK model has it. */
  created_user?: RomaUser;
  /** Who changed the instance last. No SDK model has it. */
  last_updated_user?: RomaUser;
}

export interface RomaUser {
  /**
   * User id.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2025-12-26 page, under created_user and last_updated_user.
   */
  user_id?: string;
  /**
   * User name.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2025-12-26 page, under created_user and last_updated_user.
   */
  user_name?: string;
}

/** An error that ROMA itself answers. */
export interface RomaError {
  /** Error code, such as ROMA.00013000. Treat it as opaque and judge by the status. */
  error_code?: string;
  /** What went wrong. */
  error_msg?: string;
  /** What went wrong in detail. */
  error_details?: string;
  /** Id of the request. */
  request_id?: string;
}

/** An error that the API gateway answers before ROMA sees the request. */
export interface GatewayError {
  /** Error code of the gateway, such as APIGW.0301. */
  error_code?: string;
  /** What went wrong. */
  error_msg?: string;
  /** Id of the request. */
  request_id?: string;
}
