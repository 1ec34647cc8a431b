/** The parts of a Huawei Cloud `Authorization` value. */
export interface HuaweiCloudAuthorization {
  readonly algorithm: "SDK-HMAC-SHA256" | "V11-HMAC-SHA256";
  readonly accessKeyId: string;
  /** Lower-case names, in the order of the header. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hex digits. */
  readonly signature: string;
  /** V11 only: `YYYYMMDD/<regionId>/<serviceName>`. */
  readonly scope?: string;
}

const SDK = /^SDK-HMAC-SHA256 Access=([^\s,]+), ?SignedHeaders=([^\s,]*), ?Signature=([0-9a-f]{64})$/;
const V11 =
  /^V11-HMAC-SHA256 Credential=([^\s,/]+)\/(\d{8}\/[^\s,/]+\/[^\s,/]+), ?SignedHeaders=([^\s,]*), ?Signature=([0-9a-f]{64})$/;

/**
 * Takes an `Authorization` value apart; undefined when it is of neither scheme or malformed.
 *
 * @example
 * ```ts
 * import { parseAuthorization } from "@yunfan/auth-signing/huaweicloud/verify";
 *
 * console.log(parseAuthorization("Bearer x")); // undefined
 * ```
 */
export function parseAuthorization(value: string): HuaweiCloudAuthorization | undefined {
  const sdk = SDK.exec(value);
  if (sdk !== null) {
    const [, accessKeyId = "", names = "", signature = ""] = sdk;
    return { algorithm: "SDK-HMAC-SHA256", accessKeyId, signedHeaders: split(names), signature };
  }
  const v11 = V11.exec(value);
  if (v11 === null) return undefined;
  const [, accessKeyId = "", scope = "", names = "", signature = ""] = v11;
  return { algorithm: "V11-HMAC-SHA256", accessKeyId, scope, signedHeaders: split(names), signature };
}

const split = (names: string): string[] => (names === "" ? [] : names.split(";"));
