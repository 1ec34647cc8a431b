import { hex } from "../../bytes.js";
import { sha256Hex } from "../digest.js";
import { cutTarget, queryParts, queryText, readHeaders, type Draft, type Evidence } from "../draft.js";
import type { Material } from "../engine.js";
import { canonicalPath, encodeText } from "../percent.js";
import type { BceClaim } from "./claim.js";

/** A canonical request of bce-auth-v1 and the key it is signed with, in parts. */
export interface BceDraft extends Draft {
  /** What the signing key is derived from. */
  readonly prefix: string;
  /** How: `hex` text of the digest is right. */
  readonly derivation: "hex" | "raw" | "none" | "swapped";
  /** What stands after the header lines. */
  readonly ending: string;
  /** True for those who sign the hash of the canonical request. */
  readonly hashed: boolean;
}

/** The headers that are signed where none are listed (cloud.baidu.com/doc/Reference/s/njwvz1yfu). */
const isDefault = (name: string): boolean => /^(?:host|content-(?:length|type|md5)|x-bce-.*)$/.test(name);

export const prefixOf = (accessKeyId: string, time: string, seconds: string): string =>
  `bce-auth-v1/${accessKeyId}/${time}/${seconds}`;

/** The draft of a signer that does all right. */
export function rightDraft(
  { request, listed }: Evidence,
  { accessKeyId, time, seconds }: BceClaim,
  secret: string,
): BceDraft {
  const { path, query } = cutTarget(request.target);
  const isSigned = listed.length === 0 ? isDefault : (name: string): boolean => listed.includes(name);
  const headers = Array.from(readHeaders(request.headers), ([name, value]) => ({ name, value }))
    .filter(({ name, value }) => value !== "" && isSigned(name))
    .sort((a, b) => (`${encodeText(a.name)}:` < `${encodeText(b.name)}:` ? -1 : 1));
  return {
    method: request.method,
    path: path === "" ? "/" : canonicalPath(path),
    query: queryParts(query).filter(({ name }) => name.toLowerCase() !== "authorization"),
    queryOrder: "text",
    headers,
    headerText: encodeText,
    colon: ":",
    secret,
    prefix: prefixOf(accessKeyId, time, seconds),
    derivation: "hex",
    ending: "",
    hashed: false,
  };
}

/** What the signature of a draft is computed from. */
export function materialOf(draft: BceDraft): Material {
  const { method, path, query, queryOrder, headers, headerText, colon, ending, hashed } = draft;
  const lines = headers.map(({ name, value }) => `${encodeText(name)}${colon}${headerText(value)}`).join("\n");
  const canonicalRequest = `${method}\n${path}\n${queryText(query, queryOrder)}\n${lines}${ending}`;
  const { secret, prefix, derivation } = draft;
  return {
    key: {
      id: `${typeof secret} ${derivation} ${prefix} ${typeof secret === "string" ? secret : hex(secret)}`,
      derive(hmac) {
        if (derivation === "none") return secret;
        const key = derivation === "swapped" ? hmac(prefix, secret) : hmac(secret, prefix);
        return derivation === "raw" ? key : hex(key);
      },
    },
    text: hashed ? sha256Hex(canonicalRequest) : canonicalRequest,
    canonicalRequest,
  };
}
