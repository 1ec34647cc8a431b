import type { RecordedRequest } from "../door/recorder.js";
import { operationsOf } from "../spec/operations.js";
import { documents, type OperationId, type ServiceName } from "../service.js";
import { json } from "./answer.js";
import type { AdminRoute } from "./route.js";

/** How often each status was answered. */
export type StatusCounts = Readonly<Record<string, number>>;

/** What was met of one operation. */
export interface OperationCoverage {
  readonly service: ServiceName;
  readonly operation: OperationId;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Each documented status; 0 for one that was never answered. */
  readonly statuses: StatusCounts;
  /** Answered statuses that the spec does not document. */
  readonly undocumented: StatusCounts;
  /** Documented statuses that were never answered, ascending. */
  readonly unseen: readonly number[];
}

/** What was met of the running services, since the start or the last reset. */
export interface Coverage {
  /** How many documented statuses there are, over all operations. */
  readonly documented: number;
  /** How many of them were answered at least once. */
  readonly seen: number;
  /** In the order of services and specs. */
  readonly operations: readonly OperationCoverage[];
  /** Statuses of requests that no operation was for. */
  readonly noOperation: StatusCounts;
}

/** Counts answers. What it keeps does not grow with their number. */
export interface CoverageCounter {
  count(request: Pick<RecordedRequest, "service" | "operation" | "status">): void;
  report(): Coverage;
}

/** Nothing met yet. */
export function createCoverage(services: readonly ServiceName[]): CoverageCounter {
  const counts = new Map<string | undefined, Map<number, number>>();
  const keyOf = (service: ServiceName, operation: string): string => `${service} ${operation}`;
  const countsOf = (key: string | undefined): ReadonlyMap<number, number> => counts.get(key) ?? new Map();
  return {
    count({ service, operation, status }) {
      const key = operation === undefined ? undefined : keyOf(service, operation);
      const known = counts.get(key) ?? new Map<number, number>();
      counts.set(key, known);
      known.set(status, (known.get(status) ?? 0) + 1);
    },
    report() {
      const operations = services.flatMap((service) =>
        operationsOf(documents[service]).map(({ id, method, path, answers }): OperationCoverage => {
          const met = countsOf(keyOf(service, id));
          const documented = [...answers.keys()];
          return {
            service,
            operation: id as OperationId,
            method,
            path,
            statuses: inOrder(documented.map((status) => [status, met.get(status) ?? 0])),
            undocumented: inOrder([...met].filter(([status]) => !answers.has(status))),
            unseen: documented.filter((status) => !met.has(status)).sort((a, b) => a - b),
          };
        }),
      );
      const documented = operations.reduce((sum, { statuses }) => sum + Object.keys(statuses).length, 0);
      const unseen = operations.reduce((sum, one) => sum + one.unseen.length, 0);
      return { documented, seen: documented - unseen, operations, noOperation: inOrder([...countsOf(undefined)]) };
    },
  };
}

// Keys that look like numbers are listed in ascending order, whatever the order of entry.
const inOrder = (counts: readonly (readonly [number, number])[]): StatusCounts => Object.fromEntries(counts);

/** `GET /_emulator/coverage`. */
export function coverageRoute(report: () => Coverage): AdminRoute {
  return {
    name: "coverage",
    methods: { GET: ["operations by statuses: documented, seen, not seen", () => json(200, report())] },
  };
}
