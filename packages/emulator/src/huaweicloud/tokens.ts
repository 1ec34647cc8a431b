import { base64, concat, fromBase64, randomBytes, utf8 } from "../bytes.js";
import { parseJson } from "../door/input.js";

/** What a token stands for. */
export interface IssuedToken {
  /** The account of the user. */
  readonly domainId: string;
  /** The project it is scoped to; `undefined` for an account scope. */
  readonly projectId: string | undefined;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** The IAM tokens of one emulator. */
export interface Tokens {
  /** Issues a token. A new one ends no older one. */
  issue(grant: Pick<IssuedToken, "domainId" | "projectId">): { text: string; token: IssuedToken };
  /** A token by its text; expired ones are found for a while, so that they can be told from unknown ones. */
  find(text: string): IssuedToken | undefined;
}

const KEPT = 10_000;
// Real tokens are signed structures in base64 that begin so, 1000 characters and more.
const PREFIX = "MIIEmulator";
const BYTES = 900;

/** No tokens yet. `lifetimeSeconds` is how long each is good for, `region` the one that it names and is good in. */
export function createTokens(now: () => Date, lifetimeSeconds: number, region: string): Tokens {
  const issued = new Map<string, IssuedToken>();
  return {
    issue(grant) {
      const issuedAt = now();
      const token = { ...grant, issuedAt, expiresAt: new Date(issuedAt.getTime() + lifetimeSeconds * 1000) };
      const text = PREFIX + base64(concat(utf8(`${JSON.stringify(region)}\n`), randomBytes(BYTES)));
      issued.set(text, token);
      const [oldest] = issued.keys();
      if (issued.size > KEPT && oldest !== undefined) issued.delete(oldest);
      return { text, token };
    },
    find: (text) => issued.get(text),
  };
}

/** The region of the IAM that issued a token, whichever emulator it was; `undefined` for what is no emulator's token. */
export function regionOfToken(text: string): string | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const named = fromBase64(text.slice(PREFIX.length)) ?? new Uint8Array();
  const region = parseJson(named.subarray(0, Math.max(named.indexOf(0x0a), 0)));
  return typeof region === "string" ? region : undefined;
}
