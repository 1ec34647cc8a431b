import type { BaseCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BaseCredentials.js";
import { AKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js";
import { DerivedAKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/DerivedAKSKSigner.js";

/** A request as Huawei's SDK hands it to its signer: path as it is, query as a map of decoded text, body as JSON. */
export interface TheirRequest {
  readonly method: string;
  /** Scheme, host and path. */
  readonly endpoint: string;
  readonly queryParams: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

/** Keys; with a region and a service, the derived ones of V11. */
export interface TheirKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly regionId?: string;
  readonly serviceName?: string;
}

/** The headers that Huawei's SDK sends: the given ones, `host`, `X-Sdk-Date` and `Authorization`. */
export function theirHeaders(request: TheirRequest, keys: TheirKeys): Record<string, string> {
  // The signers ask for no more than these four; their real credentials class starts a logger when it is loaded.
  const credentials = {
    getAk: () => keys.accessKeyId,
    getSk: () => keys.secretAccessKey,
    getRegionId: () => keys.regionId,
    getDerivedAuthServiceName: () => keys.serviceName,
  } as unknown as BaseCredentials;
  const signer = keys.regionId === undefined ? AKSKSigner : DerivedAKSKSigner;
  return signer.sign({ ...request, headers: { ...request.headers } }, credentials);
}
