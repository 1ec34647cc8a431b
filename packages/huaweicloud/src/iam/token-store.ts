/** An IAM token as a store holds it. */
export interface StoredToken {
  /** The value of `X-Subject-Token`, or a sealed text of it. */
  readonly token: string;
  readonly projectId?: string | undefined;
  readonly expiresAt: Date;
}

/**
 * Where IAM tokens are kept, so that providers that share a store share tokens: `iamPasswordToken({store})`. Any object of
 * this shape will do. A key names account, user, scope and endpoint by a hash and never depends on the password.
 *
 * Whatever a method throws, the provider goes on without the store, and so it does when one takes longer than 5 seconds.
 */
export interface TokenStore {
  /** The token under a key, expired or not; undefined when there is none. */
  get(key: string): Promise<StoredToken | undefined>;
  /** Keeps a token under a key, at least until it expires. */
  set(key: string, token: StoredToken): Promise<void>;
  /**
   * Tries to take the lock of a key, which ends by itself after `milliseconds`. One holder at a time makes one fetch; a
   * store that cannot promise that costs a further fetch, nothing else.
   *
   * @returns what gives the lock back, or undefined when another holds it.
   */
  lock(key: string, milliseconds: number): Promise<(() => Promise<void>) | undefined>;
}

/** Options of {@link memoryTokenStore}. */
export interface MemoryTokenStoreOptions {
  /** The clock that locks end by. Default: the machine's. */
  readonly now?: (() => Date) | undefined;
}

/**
 * A store in this process, for providers that are created again and again for the same user. It holds one token a key.
 *
 * @example
 * import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
 * import { memoryTokenStore } from "@yunfan/huaweicloud/iam/token-store";
 *
 * const store = memoryTokenStore();
 * const credentials = iamPasswordToken({ region: "cn-north-4", domainName, userName, password, store });
 */
export function memoryTokenStore(options: MemoryTokenStoreOptions = {}): TokenStore {
  const now = options.now ?? (() => new Date());
  const tokens = new Map<string, StoredToken>();
  const locks = new Map<string, { readonly endsAt: number }>();
  return {
    get: (key) => Promise.resolve(tokens.get(key)),
    set: (key, token) => {
      tokens.set(key, token);
      return Promise.resolve();
    },
    lock: (key, milliseconds) => {
      const held = locks.get(key);
      if (held !== undefined && now().getTime() < held.endsAt) return Promise.resolve(undefined);
      const mine = { endsAt: now().getTime() + milliseconds };
      locks.set(key, mine);
      return Promise.resolve(() => {
        if (locks.get(key) === mine) locks.delete(key);
        return Promise.resolve();
      });
    },
  };
}
