// Generated from specs/huaweicloud/roma/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OptionalInputPagedCall } from "@yunfan/client-core";
import type {
  CheckRomaInstanceListV2Errors,
  CheckRomaInstanceListV2Input,
  CheckRomaInstanceListV2Output,
  RomaInstance,
} from "./types.js";

/** Huawei Cloud ROMA Connect, version v2: one member per operation. */
export interface RomaClient {
  /**
   * List the ROMA Connect instances of a project.
   *
   * Returns one page of instances. The page offset stops at 100 and a page holds at most 100 instances, so what lies beyond about 200 instances cannot be reached.
   *
   * A walk goes by `offset`: each record is given once as long as the list does not change. When records come or go meanwhile, others may be missed or repeated, and the client reports `drift` if the total moved. Only the first 200 records can be reached; a walk that meets more ends with a `PaginationError`.
   *
   * @see https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html
   */
  readonly checkRomaInstanceListV2: OptionalInputPagedCall<
    CheckRomaInstanceListV2Input,
    CheckRomaInstanceListV2Output,
    CheckRomaInstanceListV2Errors,
    RomaInstance,
    number
  >;
}
