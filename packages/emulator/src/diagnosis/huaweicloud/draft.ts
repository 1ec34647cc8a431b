import { hex } from "../../bytes.js";
import { sha256Hex } from "../digest.js";
import { cutTarget, queryParts, queryText, readHeaders, type Draft, type Evidence } from "../draft.js";
import type { Material, SigningKey } from "../engine.js";
import { canonicalPath } from "../percent.js";
import type { HuaweiCloudClaim } from "./claim.js";

/** A canonical request of Huawei Cloud's, the text that is signed, and the key, in parts. */
export interface HuaweiCloudDraft extends Draft {
  /** The line of signed names. */
  readonly names: string;
  readonly hash: string;
  /** What stands after the header lines: the line that ends them, and another line feed. */
  readonly headerEnd: string;
  readonly ending: string;
  readonly algorithm: string;
  readonly timestamp: string;
  /** V11 only. */
  readonly scope: string | undefined;
  /** How the key is derived; `scheme` is right. */
  readonly derivation: "scheme" | "none" | "raw" | "salt-and-secret-swapped";
  /** False for those who sign the canonical request itself. */
  readonly hashed: boolean;
}

/** The draft of a signer that does all right. */
export function rightDraft(
  { request, listed }: Evidence,
  { scheme, scope }: HuaweiCloudClaim,
  secret: string,
): HuaweiCloudDraft {
  const { path, query } = cutTarget(request.target);
  const headers = readHeaders(request.headers);
  const encoded = canonicalPath(path);
  return {
    method: request.method,
    path: encoded.endsWith("/") ? encoded : `${encoded}/`,
    query: queryParts(query),
    queryOrder: "decoded",
    headers: listed.map((name) => ({ name, value: headers.get(name) ?? "" })),
    headerText: (value) => value,
    colon: ":",
    secret,
    names: listed.join(";"),
    hash: headers.get("x-sdk-content-sha256") ?? sha256Hex(request.body),
    headerEnd: "\n\n",
    ending: "",
    algorithm: scheme,
    timestamp: headers.get("x-sdk-date") ?? "",
    scope,
    derivation: "scheme",
    hashed: true,
  };
}

/** What the signature of a draft is computed from. */
export const materialFor =
  (accessKeyId: string) =>
  (draft: HuaweiCloudDraft): Material => {
    const canonicalRequest = canonicalRequestOf(draft);
    const scope = draft.scope === undefined ? "" : `${draft.scope}\n`;
    const body = draft.hashed ? sha256Hex(canonicalRequest) : canonicalRequest;
    return {
      key: keyOf(draft, accessKeyId),
      text: `${draft.algorithm}\n${draft.timestamp}\n${scope}${body}`,
      canonicalRequest,
    };
  };

function canonicalRequestOf(draft: HuaweiCloudDraft): string {
  const { method, path, query, queryOrder, headers, headerText, colon, names, hash, headerEnd, ending } = draft;
  const lines = headers.map(({ name, value }) => `${name}${colon}${headerText(value)}`).join("\n");
  const block = lines === "" ? headerEnd.slice(1) : lines + headerEnd;
  return `${method}\n${path}\n${queryText(query, queryOrder)}\n${block}${names}\n${hash}${ending}`;
}

function keyOf({ secret, scope, derivation }: HuaweiCloudDraft, accessKeyId: string): SigningKey {
  const text = typeof secret === "string" ? secret : hex(secret);
  const id = `${typeof secret} ${derivation} ${scope ?? ""} ${text}`;
  if (scope === undefined || derivation === "none") return { id, derive: () => secret };
  return {
    id,
    derive: (hmac) => {
      const swapped = derivation === "salt-and-secret-swapped";
      const extracted = swapped ? hmac(secret, accessKeyId) : hmac(accessKeyId, secret);
      const key = hmac(extracted, `${scope}\x01`);
      return derivation === "raw" ? key : hex(key);
    },
  };
}
