import type { RawAnswer, RawRequest, Responder } from "../http/message.js";
import { readTarget } from "../http/target.js";
import { didYouMean } from "../suggest.js";
import { json, problem } from "./answer.js";
import { readBody } from "./body.js";
import { refusalOf } from "./guard.js";
import { pathOf, ROOT, type AdminMethod, type AdminRoute } from "./route.js";

/**
 * Answers what is asked of the emulator itself by its routes, and leaves the rest to a service. Such calls are not recorded,
 * and are taken on loopback alone. `GET /_emulator` lists the routes.
 *
 * @param ownHosts - The vendor's names of the services, by which they are called in process.
 */
export function adminBefore(routes: readonly AdminRoute[], ownHosts: readonly string[], respond: Responder): Responder {
  const list: AdminRoute = { name: "", methods: { GET: ["this list", () => json(200, { routes: listed })] } };
  const all = [list, ...routes];
  const listed = all.flatMap((route) =>
    Object.entries(route.methods).map(([method, [about]]) => ({ method, path: pathOf(route), about })),
  );
  return (request) => {
    const { path } = readTarget(request.target);
    return path === ROOT || path.startsWith(`${ROOT}/`) ? answer(all, ownHosts, request) : respond(request);
  };
}

function answer(routes: readonly AdminRoute[], ownHosts: readonly string[], request: RawRequest): RawAnswer {
  const refusal = refusalOf(request.headers, ownHosts);
  if (refusal !== undefined) return refusal;
  const { path, query } = readTarget(request.target);
  if (query === undefined) return problem(400, "the query is not percent-encoded UTF-8; encode it anew");
  // A slash at the end changes nothing.
  const [name = "", id = "", ...rest] = path.slice(ROOT.length + 1).split("/");
  const route = routes.find((one) => one.name === name && (one.takes !== undefined) === (id !== ""));
  if (route === undefined || rest.length > 0) {
    const paths = [...new Set(routes.map(pathOf))];
    return problem(404, `there is nothing here; there are ${paths.join(", ")}${didYouMean(path, paths)}`);
  }
  const action = actionOf(route, request.method);
  if (action === undefined) return notAllowed(route, request.method);
  const body = request.method === "POST" ? readBody(request) : { value: {} };
  return "refusal" in body ? body.refusal : action({ id, query, body: body.value });
}

const actionOf = ({ methods }: AdminRoute, method: string) => {
  const name = method === "HEAD" ? "GET" : method;
  return Object.hasOwn(methods, name) ? methods[name as AdminMethod]?.[1] : undefined;
};

function notAllowed(route: AdminRoute, method: string): RawAnswer {
  const allowed = Object.keys(route.methods).flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one]));
  const list = allowed.join(", ");
  return problem(405, `${pathOf(route)} does not take ${method}; use ${list}`, [["Allow", list]]);
}
