import { CredentialsError } from "@yunfan/client-core";
import type { StoredToken, TokenStore } from "./token-store.js";

/** How one provider shares a token with others. */
export interface Sharing {
  readonly store: TokenStore;
  readonly key: string;
  /** Gets a token from IAM. */
  readonly fetchToken: () => Promise<StoredToken>;
  /** Milliseconds before the end of a stored token from which it is of no use. */
  readonly mandatoryMs: number;
  /** Milliseconds that a lock lasts, and the longest wait for another's: more than a fetch takes. */
  readonly lockMs: number;
  readonly now: () => Date;
  /** Told of whatever the store throws; the provider goes on without it. */
  readonly onStoreError: (error: unknown) => void;
  /** Milliseconds that each use of the store may take. Default 5000. */
  readonly storeMs?: number | undefined;
}

/** What a token is to replace: the one that IAM's services refused, or that is about to end. */
export interface Replaced {
  readonly token: string;
  readonly expiresAt?: Date | undefined;
}

const POLL_MS = 50;
const STORE_MS = 5000;

/**
 * The stored token if it is newer than the one to replace, else a new one, fetched by one of all who share the store: who
 * holds the lock fetches, the others look until the token is there. Who has waited as long as a lock lasts fetches on its
 * own; so does who meets a broken store.
 *
 * @throws what `fetchToken` throws; nothing of the store's.
 */
export async function sharedToken(shared: Sharing, replaced?: Replaced): Promise<StoredToken> {
  const sharing = { ...shared, store: impatient(shared.store, shared.storeMs ?? STORE_MS) };
  const { store, key, fetchToken } = sharing;
  const found = await attempt(sharing, () => foundOrLock(sharing, replaced));
  if (typeof found === "object") return found;
  try {
    // Between the look and the lock, another may have stored one and gone.
    const stored = await attempt(sharing, () => usable(sharing, replaced));
    if (stored !== undefined) return stored;
    const token = await fetchToken();
    await attempt(sharing, () => store.set(key, token));
    return token;
  } finally {
    if (found !== undefined) await attempt(sharing, found);
  }
}

/** What another has fetched, or what gives the lock back, or undefined after too long a wait. */
async function foundOrLock(sharing: Sharing, replaced: Replaced | undefined) {
  // A clock that nobody sets: how long to wait has nothing to do with when tokens end.
  const end = performance.now() + sharing.lockMs;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    const stored = await usable(sharing, replaced);
    if (stored !== undefined) return stored;
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    const unlock = await sharing.store.lock(sharing.key, sharing.lockMs);
    if (unlock !== undefined) return unlock;
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } while (performance.now() < end);
  return undefined;
}

async function usable(sharing: Sharing, replaced: Replaced | undefined): Promise<StoredToken | undefined> {
  const stored = await sharing.store.get(sharing.key);
  if (stored === undefined || stored.token === replaced?.token) return undefined;
  const end = stored.expiresAt.getTime();
  const older = replaced?.expiresAt !== undefined && end < replaced.expiresAt.getTime();
  return older || end - sharing.now().getTime() <= sharing.mandatoryMs ? undefined : stored;
}

/**
 * A store that throws once it has not answered in time, and from then on at once: clients of databases may wait for a
 * connection for as long as it takes, and calls would wait with them.
 */
function impatient(store: TokenStore, milliseconds: number): TokenStore {
  let silent = false;
  const timely = async <T>(use: () => Promise<T>): Promise<T> => {
    const problem = `the token store does not answer within ${milliseconds} ms; see that its database is reachable`;
    if (silent) throw new CredentialsError(problem);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        silent = true;
        reject(new CredentialsError(problem));
      }, milliseconds);
    });
    try {
      return await Promise.race([use(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    get: (key) => timely(() => store.get(key)),
    set: (key, token) => timely(() => store.set(key, token)),
    lock: async (key, life) => {
      const unlock = await timely(() => store.lock(key, life));
      return unlock && (() => timely(unlock));
    },
  };
}

/** What the store gives; undefined when it throws, which nobody but the listener hears of. */
async function attempt<T>(sharing: Sharing, use: () => Promise<T>): Promise<T | undefined> {
  try {
    return await use();
  } catch (error) {
    try {
      sharing.onStoreError(error);
    } catch {
      // A broken log is no reason to do without a token.
    }
    return undefined;
  }
}
