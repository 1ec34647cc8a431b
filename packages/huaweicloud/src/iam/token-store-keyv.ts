import { CredentialsError } from "@yunfan/client-core";
import type { StoredToken, TokenStore } from "./token-store.js";

/** As much of a Keyv as is needed here; Keyv 5 and later has it. */
export interface KeyvLike {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttl?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** Options of {@link keyvTokenStore}. */
export interface KeyvTokenStoreOptions {
  /**
   * Milliseconds that a lock needs to settle. Default 200. It must be longer than the slowest write to the database takes;
   * if it is not, more than one token may be fetched. Well below 5000, after which a provider goes on without the store.
   */
  readonly settleMs?: number | undefined;
}

/**
 * A store over Keyv, and with it over Redis, PostgreSQL, etcd and others. Tokens end with their TTL.
 *
 * Keyv has no lock, nor what one is made of. This is Fischer's timed one: look that nobody holds it, write your own mark,
 * wait until everybody who may have looked at the same time has written, and hold it if your mark is still there. Where
 * the database has an exact one, put it in its place: `{...keyvTokenStore(keyv), lock: myLock}`.
 *
 * Set `throwOnErrors` on your Keyv to be told of its errors; by itself it reports them as values that are not there.
 *
 * @example
 * import KeyvRedis from "@keyv/redis";
 * import { Keyv } from "keyv";
 * import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
 * import { keyvTokenStore } from "@yunfan/huaweicloud/iam/keyv-token-store";
 *
 * const store = keyvTokenStore(new Keyv(new KeyvRedis("redis://localhost:6379"), { throwOnErrors: true }));
 * const credentials = iamPasswordToken({ region: "cn-north-4", domainName, userName, password, store });
 */
export function keyvTokenStore(keyv: KeyvLike, options: KeyvTokenStoreOptions = {}): TokenStore {
  const { settleMs = 200 } = options;
  const write = async (key: string, value: string, milliseconds: number) => {
    if ((await keyv.set(key, value, milliseconds)) === false) throw lost();
  };
  return {
    get: async (key) => parseToken(await keyv.get(key)),
    set: async (key, { token, projectId, expiresAt }) => {
      const left = expiresAt.getTime() - Date.now();
      if (left <= 0) return;
      await write(key, JSON.stringify({ token, projectId, expiresAt: expiresAt.toISOString() }), left);
    },
    lock: async (key, milliseconds) => {
      const place = `${key}:lock`;
      const mark = globalThis.crypto.randomUUID();
      if ((await keyv.get(place)) !== undefined) return undefined;
      await write(place, mark, milliseconds);
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      const holder = await keyv.get(place);
      if (holder === undefined) throw lost();
      if (holder !== mark) return undefined;
      return async () => {
        // Mine only: it may have ended and be another's by now.
        if ((await keyv.get(place)) === mark) await keyv.delete(place);
      };
    },
  };
}

/** By itself a Keyv reports errors as values that are not there; waiting for them would take as long as a lock lasts. */
function lost(): CredentialsError {
  return new CredentialsError("the token store does not keep what is written to it; listen to the Keyv's error event");
}

/** What others wrote is taken for a token only if it has the shape of one. */
function parseToken(text: unknown): StoredToken | undefined {
  if (typeof text !== "string") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { token, projectId, expiresAt } = (value ?? {}) as Record<string, unknown>;
  const end = new Date(typeof expiresAt === "string" ? expiresAt : Number.NaN);
  if (typeof token !== "string" || token === "" || Number.isNaN(end.getTime())) return undefined;
  return { token, projectId: typeof projectId === "string" ? projectId : undefined, expiresAt: end };
}
