/** What a token is good for, and whose it is. */
export interface TokenIdentity {
  readonly endpoint: string;
  readonly domainName: string;
  readonly userName: string;
  readonly scope: unknown;
}

/**
 * The key of a token in a store: a SHA-256 of account, user, scope and endpoint, so that a store shows none of them. The
 * password is no part of it: a hash of one would let whoever reads the store try passwords against it.
 */
export async function tokenKey({ endpoint, domainName, userName, scope }: TokenIdentity): Promise<string> {
  // As JSON, so that no two identities run together; the number changes when the form of what is stored does.
  const text = JSON.stringify([1, endpoint.replace(/\/+$/, ""), domainName, userName, sorted(scope)]);
  const hash = await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `yunfan:iam-token:${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Objects as lists of name and value, by name: two scopes written in another order are one. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, sorted(one)]);
}
