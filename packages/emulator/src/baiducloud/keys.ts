import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import { base64, hex, randomBytes } from "../bytes.js";

/** A temporary key as STS issues it. */
export interface IssuedKey extends BaiduCloudCredentials {
  readonly sessionToken: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The keys of one emulator: those it was started with, and those that STS issued. */
export interface Keys {
  /** A key by its id; expired ones are found for a while, so that they can be told from unknown ones. */
  find(accessKeyId: string): BaiduCloudCredentials | undefined;
  /** All that are kept, the given ones first. */
  all(): readonly BaiduCloudCredentials[];
  /** Issues a temporary key. A new one ends no older one. */
  issue(lifeSeconds: number): IssuedKey;
}

const KEPT = 10_000;

/** The given keys, and none issued yet. */
export function createKeys(now: () => Date, given: ReadonlyMap<string, BaiduCloudCredentials>): Keys {
  const issued = new Map<string, IssuedKey>();
  return {
    find: (accessKeyId) => given.get(accessKeyId) ?? issued.get(accessKeyId),
    all: () => [...given.values(), ...issued.values()],
    issue(lifeSeconds) {
      // Whole seconds, as times are printed.
      const second = Math.floor(now().getTime() / 1000) * 1000;
      const key = {
        accessKeyId: hex(randomBytes(16)),
        secretAccessKey: hex(randomBytes(16)),
        sessionToken: base64(randomBytes(180)),
        createdAt: new Date(second),
        expiresAt: new Date(second + lifeSeconds * 1000),
      };
      issued.set(key.accessKeyId, key);
      const [oldest] = issued.keys();
      if (issued.size > KEPT && oldest !== undefined) issued.delete(oldest);
      return key;
    },
  };
}
