import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import type { ServiceName } from "../src/index.js";

/** What is needed to call an emulator, as its command prints it. */
export interface Callable {
  readonly endpoints: Readonly<Record<ServiceName, string>>;
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

/** A request that the service answers with 200. */
export function signedRequest(
  { endpoints, credentials }: Callable,
  service: ServiceName,
  keys: { readonly huaweicloud?: KeyPair; readonly baiducloud?: KeyPair } = {},
): SignedRequest {
  const { host } = new URL(endpoints[service]);
  if (service === "iam" || service === "roma") {
    const path = service === "iam" ? "/v3/projects" : `/v2/${credentials.huaweicloud.projectId}/instances?limit=5`;
    const key = keys.huaweicloud ?? credentials.huaweicloud;
    const request = { method: "GET", url: endpoints[service] + path, headers: { Host: host }, body: undefined };
    const { headers } = signSdkHmacSha256(request, key, { now: new Date() });
    return { method: "GET", path, headers: { Host: host, ...headers }, body: "" };
  }
  const path = service === "bcc" ? "/v2/instance/reserved/list?maxKeys=5" : "/v1/sessionToken?durationSeconds=60";
  const key = keys.baiducloud ?? credentials.baiducloud;
  const date = `${new Date().toISOString().slice(0, 19)}Z`;
  const own = { Host: host, "x-bce-date": date, "Content-Type": "application/json", "Content-Length": "2" };
  const { headers } = signBceAuthV1({ method: "POST", url: endpoints[service] + path, headers: own }, key, {
    now: new Date(),
    signedHeaders: ["host", "x-bce-date"],
  });
  return { method: "POST", path, headers: { ...own, ...headers }, body: "{}" };
}

/** A request as bytes. */
export const asBytes = ({ method, path, headers, body }: SignedRequest): string =>
  [`${method} ${path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", body].join(
    "\r\n",
  );
