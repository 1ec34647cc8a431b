import type { Clock } from "../clock.js";
import type { RecordedRequest } from "../door/recorder.js";
import type { Faults } from "../faults/fault.js";
import { clockRoute } from "./clock.js";
import { coverageRoute, type Coverage } from "./coverage.js";
import { faultsRoute } from "./faults.js";
import { healthRoute, type RunningServices } from "./health.js";
import { requestsRoutes } from "./requests.js";
import { resetRoute } from "./reset.js";
import type { AdminRoute } from "./route.js";

/** What the admin API shows and moves. */
export interface Administered {
  readonly services: () => RunningServices;
  readonly clock: Clock;
  readonly requests: RecordedRequest[];
  readonly coverage: () => Coverage;
  readonly reset: () => void;
  readonly faults: Faults;
}

/** Every route beneath `/_emulator`. */
export function adminRoutes({ services, clock, requests, coverage, reset, faults }: Administered): AdminRoute[] {
  return [
    healthRoute(services),
    resetRoute(reset),
    ...requestsRoutes(requests),
    clockRoute(clock),
    faultsRoute(faults),
    coverageRoute(coverage),
  ];
}
