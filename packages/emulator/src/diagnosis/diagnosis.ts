/** What the caller says it has signed, read from the request; nothing of it has been verified. */
export interface Claim {
  /** The scheme its Authorization names, such as `SDK-HMAC-SHA256`; `unknown` for none that these clouds have. */
  readonly scheme: string;
  /** The access key, if this emulator knows it: what is unknown may be a secret in the wrong place. */
  readonly accessKeyId?: string;
  readonly signedHeaders: readonly string[];
  /** Each date as it was sent, by where it stood: a header, the signature's prefix, the scope. */
  readonly dates: Readonly<Record<string, string>>;
  /** How long the signature shall be good for; bce-auth-v1 only. */
  readonly validForSeconds?: number;
}

/** Why a signature was refused. Secrets are masked as `***`, and no signature is in it. */
export interface Diagnosis {
  /** One line: what is wrong and the way out. */
  readonly verdict: string;
  /** The names of the mistakes that together explain the signature; empty when none does. */
  readonly mistakes: readonly string[];
  readonly claim: Claim;
  /** The canonical request as the server reads it, a line each; absent when the request cannot be read that far. */
  readonly canonicalRequest?: readonly string[];
  /** The text that is signed, a line each. For bce-auth-v1 that is the canonical request. */
  readonly stringToSign?: readonly string[];
  /** The lines that the caller signed and the server reads otherwise, where the mistake lies in the text. */
  readonly difference?: { readonly signed: readonly string[]; readonly read: readonly string[] };
  /** The names of the mistakes that were looked for by computing the signature anew, each alone and many in pairs. */
  readonly tried: readonly string[];
  /** How many times HMAC-SHA256 was computed for it; `MAX_HMACS` at most. */
  readonly hmacs: number;
}

/** The most that one refused request may cost. */
export const MAX_HMACS = 5000;
