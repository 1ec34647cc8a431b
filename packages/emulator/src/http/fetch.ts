import { deliverInProcess } from "./deliver-in-process.js";
import type { HeaderPair, RawRequest, Responder } from "./message.js";

/** As the global `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Where requests for a host go. */
export type Route = (host: string) => { readonly respond: Responder; readonly keepBytes: number } | undefined;

/** What an in-process `fetch` is made of. */
export interface FetchOptions {
  readonly route: Route;
  /** The hosts that `route` knows, for the error that names them. */
  readonly hosts: () => readonly string[];
  /** Ends what is under way, and refuses the rest. */
  readonly closed: AbortSignal;
}

const MOST_REDIRECTS = 20;

/** A `fetch` that asks responders in this process, and no network. */
export function fetchFrom({ route, hosts, closed }: FetchOptions): Fetch {
  const ask = async (request: Request, redirects: number): Promise<Response> => {
    request.signal.throwIfAborted();
    closed.throwIfAborted();
    const url = new URL(request.url);
    const service = route(url.host);
    if (service === undefined) {
      throw new TypeError(`fetch failed: the emulator is no ${url.host}; it is ${hosts().join(", ")}`);
    }
    const following = request.redirect === "follow" ? request.clone() : undefined;
    const answer = service.respond(await rawOf(request, url, service.keepBytes));
    const stop = answer.delivery === undefined ? closed : AbortSignal.any([request.signal, closed]);
    const response = await deliverInProcess(answer, request.method === "HEAD", stop);
    const location = isRedirect(response.status) ? response.headers.get("location") : null;
    if (location === null || request.redirect === "manual") return at(response, request.url, redirects > 0);
    if (following === undefined) throw new TypeError("fetch failed: unexpected redirect");
    if (redirects >= MOST_REDIRECTS) throw new TypeError("fetch failed: redirect count exceeded");
    return ask(redirected(following, new URL(location, url), response.status), redirects + 1);
  };
  return async (input, init) => ask(new Request(input, init), 0);
}

/** A request as it would go onto the wire. `Request` has already normalised the URL and joined repeated headers. */
async function rawOf(request: Request, url: URL, keepBytes: number): Promise<RawRequest> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const headers: HeaderPair[] = [...request.headers];
  const add = (name: string, value: string): void => {
    if (!request.headers.has(name)) headers.unshift([name, value]);
  };
  if (request.body !== null) add("content-length", String(bytes.length));
  add("host", url.host);
  const { method } = request;
  return { method, target: url.pathname + url.search, headers, body: bytes.subarray(0, keepBytes) };
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** What is asked for next, as the Fetch standard has it. */
function redirected(request: Request, to: URL, status: number): Request {
  const toGet = status === 303 || (status < 303 && request.method === "POST");
  const headers = new Headers(request.headers);
  if (to.origin !== new URL(request.url).origin) headers.delete("authorization");
  headers.delete("host");
  if (!toGet) return new Request(to, new Request(request, { headers }));
  for (const name of ["content-length", "content-type"]) headers.delete(name);
  return new Request(to, { method: "GET", headers, signal: request.signal });
}

/** A constructed answer has no address of its own. */
function at(response: Response, url: string, isRedirected: boolean): Response {
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: isRedirected } });
}
