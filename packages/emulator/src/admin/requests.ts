import { catalogue } from "../catalogue.js";
import type { RecordedRequest } from "../door/recorder.js";
import { serviceNames } from "../service.js";
import { didYouMean } from "../suggest.js";
import { json, problem } from "./answer.js";
import type { AdminCall, AdminRoute } from "./route.js";

type Filter = (value: string) => ((request: RecordedRequest) => boolean) | string;

const oneOf =
  (name: "operation" | "service", known: readonly string[]): Filter =>
  (value) =>
    known.includes(value)
      ? (request) => request[name] === value
      : `${name} ${JSON.stringify(value)}: there is none; there are ${known.join(", ")}${didYouMean(value, known)}`;

const filters: Readonly<Record<string, Filter>> = {
  service: oneOf("service", serviceNames),
  operation: oneOf("operation", [...catalogue.keys()]),
  status: (value) =>
    /^[1-5]\d\d$/.test(value)
      ? ({ status }) => status === Number(value)
      : `status ${JSON.stringify(value)}: is no status; give one such as 403`,
};

/**
 * - `GET /_emulator/requests`: `{"requests": […]}`, those of all services, oldest first, filtered by `service`, `operation` and
 *   `status` of the query.
 * - `DELETE /_emulator/requests`: forgets them.
 * - `GET /_emulator/requests/<id>`: the request that was answered with this request id.
 */
export function requestsRoutes(requests: RecordedRequest[]): AdminRoute[] {
  return [
    {
      name: "requests",
      methods: {
        GET: ["what arrived, secrets masked; filters: service, operation, status", (call) => list(requests, call)],
        DELETE: [
          "forget what arrived",
          () => {
            requests.length = 0;
            return json(200, { requests });
          },
        ],
      },
    },
    {
      name: "requests",
      takes: "request id",
      methods: {
        GET: [
          "what was answered with this request id, and why its signature was refused",
          ({ id }) => one(requests, id),
        ],
      },
    },
  ];
}

function list(requests: readonly RecordedRequest[], { query }: AdminCall) {
  let found = requests;
  for (const [name, value] of query) {
    if (!Object.hasOwn(filters, name)) {
      return problem(
        400,
        `${name}: there is no such filter; there are ${Object.keys(filters).join(", ")}${didYouMean(name, Object.keys(filters))}`,
      );
    }
    const fits = filters[name]?.(value);
    if (typeof fits === "string") return problem(400, fits);
    if (fits !== undefined) found = found.filter(fits);
  }
  return json(200, { requests: found });
}

function one(requests: readonly RecordedRequest[], id: string) {
  const found = requests.find(({ requestId }) => requestId === id);
  return found === undefined
    ? problem(404, "no request was answered with this id, or it is gone; requestLimit says how many are kept")
    : json(200, found);
}
