import { CredentialsError } from "@yunfan/client-core";
import type { StoredToken, TokenStore } from "./token-store.js";

const MARK = "v1.";

/**
 * A store whose tokens only those with the key can read: AES-256-GCM by WebCrypto, a new random nonce each time, bound to
 * the token's key and end, so that nobody can move a token to another user or prolong it. What remains readable is when a
 * token ends.
 *
 * @param store - Where the sealed tokens go.
 * @param key - 32 random bytes, the same for all who share the store; such as `randomBytes(32)` once, kept in your vault.
 *   Not a passphrase: derive 32 bytes from one yourself, such as `scryptSync(passphrase, salt, 32)` of `node:crypto`.
 *
 * @example
 * import { encryptedTokenStore } from "@yunfan/huaweicloud/iam/encrypted-token-store";
 * import { memoryTokenStore } from "@yunfan/huaweicloud/iam/token-store";
 *
 * const store = encryptedTokenStore(memoryTokenStore(), Buffer.from(process.env.TOKEN_STORE_KEY ?? "", "base64"));
 *
 * @throws {CredentialsError} at once for a key of another length; from `get` for a token that this key does not open: the
 *   provider then fetches its own and stores that.
 */
export function encryptedTokenStore(store: TokenStore, key: Uint8Array): TokenStore {
  if (!(key instanceof Uint8Array) || key.byteLength !== 32) {
    throw new CredentialsError(
      "the key of the token store is not 32 bytes; make one with randomBytes(32) of node:crypto",
    );
  }
  const { subtle } = globalThis.crypto;
  // A copy, since WebCrypto takes no shared memory.
  const imported = subtle.importKey("raw", new Uint8Array(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  const algorithm = (iv: Uint8Array<ArrayBuffer>, place: string, expiresAt: Date) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(`${place} ${expiresAt.getTime()}`),
  });
  return {
    get: async (place) => {
      const stored = await store.get(place);
      if (stored === undefined) return undefined;
      try {
        if (!stored.token.startsWith(MARK)) throw new Error("not sealed");
        const bytes = fromBase64(stored.token.slice(MARK.length));
        const parameters = algorithm(bytes.slice(0, 12), place, stored.expiresAt);
        const plain = await subtle.decrypt(parameters, await imported, bytes.slice(12));
        const [token, projectId] = JSON.parse(new TextDecoder().decode(plain)) as [string, string | null];
        return { token, projectId: projectId ?? undefined, expiresAt: stored.expiresAt };
      } catch {
        throw new CredentialsError(
          "the stored IAM token does not open with this key; use one key for all who share a store",
        );
      }
    },
    set: async (place, { token, projectId, expiresAt }: StoredToken) => {
      const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify([token, projectId ?? null]));
      const sealed = new Uint8Array(await subtle.encrypt(algorithm(iv, place, expiresAt), await imported, plain));
      await store.set(place, { token: MARK + toBase64(iv) + toBase64(sealed), expiresAt });
    },
    lock: (place, milliseconds) => store.lock(place, milliseconds),
  };
}

// The twelve bytes of a nonce are sixteen characters without padding, so that what follows can be appended.
function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
