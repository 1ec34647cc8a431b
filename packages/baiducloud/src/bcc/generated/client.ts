// Generated from specs/baiducloud/bcc/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

import type { OptionalInputPagedCall } from "@yunfan/client-core";
import type {
  ListReservedInstancesErrors,
  ListReservedInstancesInput,
  ListReservedInstancesOutput,
  ReservedInstance,
} from "./types.js";

/** Baidu AI Cloud BCC, version v2: one member per operation. */
export interface BccClient {
  /**
   * List the reserved-instance coupons of one region.
   *
   * Filters and sorting travel in the body, the place in the list travels in the query.
   *
   * A walk goes by `marker`: each record that stays in the list is given at least once, provided that markers name records and not positions. Records that come while it goes on may be missed.
   *
   * @see https://cloud.baidu.com/doc/BCC/s/flhymywmk
   */
  readonly listReservedInstances: OptionalInputPagedCall<
    ListReservedInstancesInput,
    ListReservedInstancesOutput,
    ListReservedInstancesErrors,
    ReservedInstance,
    string
  >;
}
