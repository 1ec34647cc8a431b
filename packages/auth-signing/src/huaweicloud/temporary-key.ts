import { CredentialsError } from "../errors.js";
import { type HuaweiCloudCredentials, staticCredentials } from "./credentials.js";

/**
 * Reads temporary keys as Huawei Cloud's services give them: `{credential: {access, secret, securitytoken, expires_at}}`,
 * `credentials` in place of `credential` or neither of them, `accessKeyId`, `secretAccessKey`, `securityToken` and
 * `expiration` in place of the names inside. Times such as `2026-01-02T03:04:05.678000Z`.
 *
 * Source: huaweicloud-sdk-python-v3 auth/internal.py `_process_credential`; Go's metadata accessor knows the first form.
 *
 * @throws CredentialsError naming what is missing, never a value.
 */
export function temporaryKey(label: string, text: string): HuaweiCloudCredentials {
  const all = fields(parse(text));
  const inner = fields(all?.["credential"] ?? all?.["credentials"] ?? all);
  if (inner === undefined)
    throw new CredentialsError(`${label} answers without a JSON object; is it the right address?`);
  const pick = (...names: string[]): string | undefined => {
    const value = names.map((name) => inner[name]).find((one) => typeof one === "string" && one.trim() !== "");
    return typeof value === "string" ? value : undefined;
  };
  const found = {
    access: pick("access", "accessKeyId"),
    secret: pick("secret", "secretAccessKey"),
    securitytoken: pick("securitytoken", "securityToken"),
    expires_at: pick("expires_at", "expiration"),
  };
  const missing = Object.entries(found).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0)
    throw new CredentialsError(`${label} answers without ${missing.join(", ")}; is it the right address?`);
  const expiresAt = new Date(found.expires_at ?? "");
  if (Number.isNaN(expiresAt.getTime()))
    throw new CredentialsError(`${label} answers with an expires_at that is no time`);
  return staticCredentials({
    accessKeyId: found.access ?? "",
    secretAccessKey: found.secret ?? "",
    securityToken: found.securitytoken,
    expiresAt,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the parser's error: that one quotes the text.
    return undefined;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}
