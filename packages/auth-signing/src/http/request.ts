/**
 * One HTTP request as it will leave, which is what a signature covers.
 *
 * - `method`: any HTTP token; signed in upper case, so send it in upper case.
 * - `url`: absolute http(s) URL as it goes on the wire. Percent-encoded or not: signers encode once.
 * - `headers`: a plain object; names in any letter case, each at most once. Outer white space of values is not signed.
 * - `body`: exactly what is sent. A string stands for its UTF-8 bytes; `null`, `undefined` and `""` for no bytes.
 */
export interface SigningRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null | undefined;
}

/** What a signer hands back. */
export interface SignedParts {
  /** Headers to add to the request: `Authorization` and those the signer introduced and signed. */
  headers: Record<string, string>;
  /** The value of `Authorization`. */
  authorization: string;
  /** The signature alone, in lower-case hexadecimal. Until the request expires, whoever has it can repeat the request. */
  signature: string;
  /** The text the signature rests on; compare it with what a gateway echoes. Holds header values: do not log it. */
  canonicalRequest: string;
  /** Lower-case names, in the order in which they stand in `authorization`. */
  signedHeaders: string[];
}

/**
 * A request as a server received it, nothing decoded.
 *
 * - `target`: path and query as in the request line, beginning with "/".
 * - `headers`: name and value pairs (an array of pairs, a `Map`, a `Headers`); repeated names are joined by ", ".
 */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body?: string | Uint8Array | null | undefined;
}

/** Finds the secret of an access key; `undefined` when the key is unknown. */
export type SecretLookup = (accessKeyId: string) => string | undefined;
