import type { RecordedRequest } from "../door/recorder.js";
import type { HeaderPair, RawAnswer, RawRequest, Responder } from "../http/message.js";
import { isForLoopback } from "./loopback.js";

/** No path of either vendor's begins so. */
const ROOT = "/_emulator";

/**
 * Answers what is asked of the emulator itself, and leaves the rest to a service:
 *
 * - `GET /_emulator/requests`: `{"requests": […]}`, those of all services, oldest first.
 * - `GET /_emulator/requests/<id>`: the request that was answered with this request id.
 *
 * Such calls are not recorded, and are taken by loopback host names alone.
 */
export function inspectionBefore(requests: readonly RecordedRequest[], respond: Responder): Responder {
  return (request) => {
    const [path = ""] = request.target.split("?", 1);
    return path === ROOT || path.startsWith(`${ROOT}/`) ? inspect(requests, request, path) : respond(request);
  };
}

function inspect(requests: readonly RecordedRequest[], { method, headers }: RawRequest, path: string): RawAnswer {
  if (!isForLoopback(headers)) {
    return problem(
      403,
      `${ROOT} answers to loopback host names only; call it by localhost or 127.0.0.1, on its machine`,
    );
  }
  const [, , list, id, ...rest] = path.split("/");
  if (list !== "requests" || rest.length > 0) {
    return problem(404, `there is nothing here; there are ${ROOT}/requests and ${ROOT}/requests/<request id>`);
  }
  if (method !== "GET" && method !== "HEAD")
    return problem(405, "this is only read; use GET", [["Allow", "GET, HEAD"]]);
  if (id === undefined || id === "") return json(200, { requests });
  const found = requests.find(({ requestId }) => requestId === id);
  return found === undefined
    ? problem(404, `no request was answered with this id, or it is gone; requestLimit says how many are kept`)
    : json(200, found);
}

const problem = (status: number, error: string, headers: readonly HeaderPair[] = []): RawAnswer =>
  json(status, { error }, headers);

const json = (status: number, body: unknown, headers: readonly HeaderPair[] = []): RawAnswer => ({
  status,
  headers: [
    ["Content-Type", "application/json; charset=utf-8"],
    ["Cache-Control", "no-store"],
    ["X-Content-Type-Options", "nosniff"],
    ...headers,
  ],
  body: JSON.stringify(body),
});
