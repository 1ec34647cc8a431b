import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { base64, hex, randomBytes } from "../bytes.js";

/** A key pair that ends by itself, with the token that its calls must carry. */
export interface TemporaryKey extends HuaweiCloudCredentials {
  readonly securityToken: string;
  /** The account that its calls are for. */
  readonly domainId: string;
  readonly expiresAt: Date;
}

/** The temporary keys that one emulator has issued. */
export interface TemporaryKeys {
  /** Issues a key pair. A new one ends no older one. */
  issue(grant: { readonly domainId: string; readonly seconds: number }): TemporaryKey;
  /** A key pair by its id; expired ones are found for a while, so that they can be told from unknown ones. */
  find(accessKeyId: string): TemporaryKey | undefined;
  /** All that are kept, oldest first. */
  all(): readonly TemporaryKey[];
}

const KEPT = 10_000;
// Lengths and letters of the vendor's samples: an id of 20 and a secret of 40. How long a real token is, nobody says.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const TOKEN_BYTES = 600;

/** No keys yet. */
export function createTemporaryKeys(now: () => Date): TemporaryKeys {
  const issued = new Map<string, TemporaryKey>();
  return {
    issue({ domainId, seconds }) {
      const key = {
        accessKeyId: Array.from(randomBytes(20), (byte) => LETTERS[byte % LETTERS.length]).join(""),
        secretAccessKey: hex(randomBytes(20)),
        securityToken: base64(randomBytes(TOKEN_BYTES)),
        domainId,
        expiresAt: new Date(now().getTime() + seconds * 1000),
      };
      issued.set(key.accessKeyId, key);
      const [oldest] = issued.keys();
      if (issued.size > KEPT && oldest !== undefined) issued.delete(oldest);
      return key;
    },
    find: (accessKeyId) => issued.get(accessKeyId),
    all: () => [...issued.values()],
  };
}
