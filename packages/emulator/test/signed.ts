import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import type { ModelledService } from "../src/service.js";

/** What is needed to call an emulator, as its command prints it. */
export interface Callable {
  readonly endpoints: Readonly<Record<ModelledService, string>>;
  readonly credentials: {
    readonly huaweicloud: KeyPair & { readonly projectId: string };
    readonly baiducloud: KeyPair;
  };
}

interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A signed request, ready for whatever sends it. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What to sign in place of what the service answers with 200. */
export interface Otherwise {
  readonly keys?: { readonly huaweicloud: KeyPair; readonly baiducloud: KeyPair };
  /** Behind the path, as sent, such as `&limit=x`. */
  readonly query?: string;
  /** In ASCII. */
  readonly body?: string;
  /** True for a body in chunks, without a Content-Length. */
  readonly chunked?: boolean;
}

/** A request that the service answers with 200. */
export function signedRequest(
  { endpoints, credentials }: Callable,
  service: ModelledService,
  { keys = credentials, query = "", body = isBaidu(service) ? "{}" : "", chunked = false }: Otherwise = {},
): SignedRequest {
  const now = new Date();
  const path = { ...paths, roma: `/v2/${credentials.huaweicloud.projectId}/instances?limit=5` }[service] + query;
  const url = endpoints[service] + path;
  const { host } = new URL(endpoints[service]);
  const length = chunked
    ? { "Transfer-Encoding": "chunked" }
    : isBaidu(service) || body !== ""
      ? { "Content-Length": String(Buffer.byteLength(body)) }
      : {};
  if (!isBaidu(service)) {
    const own = { Host: host, ...length };
    const { headers } = signSdkHmacSha256({ method: "GET", url, headers: own, body }, keys.huaweicloud, { now });
    return { method: "GET", path, headers: { ...own, ...headers }, body };
  }
  const date = `${now.toISOString().slice(0, 19)}Z`;
  const own = { Host: host, "x-bce-date": date, "Content-Type": "application/json", ...length };
  const options = { now, signedHeaders: ["host", "x-bce-date"] };
  const { headers } = signBceAuthV1({ method: "POST", url, headers: own }, keys.baiducloud, options);
  return { method: "POST", path, headers: { ...own, ...headers }, body };
}

const isBaidu = (service: ModelledService): service is "bcc" | "sts" => service === "bcc" || service === "sts";

const paths = {
  iam: "/v3/projects?",
  bcc: "/v2/instance/reserved/list?maxKeys=5",
  sts: "/v1/sessionToken?durationSeconds=60",
};

/** A request as bytes. */
export const asBytes = ({ method, path, headers, body }: SignedRequest): string =>
  [`${method} ${path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", body].join(
    "\r\n",
  );
