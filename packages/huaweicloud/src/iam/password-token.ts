import { refreshing, type RefreshableProvider, type RefreshTimes } from "@yunfan/auth-signing";
import { CredentialsError, resolveEndpoint } from "@yunfan/client-core";
import type { IamToken } from "../credentials.js";
import { createIam, type IamOptions } from "./client.js";
import { service } from "./generated/operations.js";
import type { PasswordAuthScope, Token, TokenAnswer } from "./generated/types.js";
import { isRefusal } from "./refusal.js";
import type { StoredToken, TokenStore } from "./token-store.js";
import { tokenKey } from "./token-store-key.js";
import { type Replaced, sharedToken } from "./token-store-share.js";

/** Options of {@link iamPasswordToken}. */
export interface IamPasswordTokenOptions extends Omit<IamOptions, "credentials"> {
  /** Name of the account that the user belongs to. */
  readonly domainName: string;
  /** Name of the IAM user. */
  readonly userName: string;
  readonly password: string;
  /** What the token is good for. Default: the project named like `region`, which is what regional services want. */
  readonly scope?: PasswordAuthScope | undefined;
  /**
   * Seconds before its expiry from which a token is replaced while callers wait, who get the error if that fails. A token
   * in the store with less left is not used. Default 300.
   */
  readonly renewBeforeSeconds?: number | undefined;
  /**
   * Seconds before its expiry from which a token is replaced in the background, while callers go on with it. Default 2400;
   * never less than `renewBeforeSeconds`.
   */
  readonly advisorySeconds?: RefreshTimes["advisorySeconds"];
  /** Told of each replacement in the background that failed. */
  readonly onAdvisoryFailure?: RefreshTimes["onAdvisoryFailure"];
  /** Where providers share tokens, in this process or beyond. Default: this provider's own memory. */
  readonly store?: TokenStore | undefined;
  /** Told of whatever the store throws, or of its silence for 5 seconds; the provider goes on without the store. */
  readonly onStoreError?: ((error: unknown) => void) | undefined;
}

/** An IAM token that says when it ends. The token itself is not enumerable, so that logs and spreads do not show it. */
export interface ExpiringIamToken extends IamToken {
  readonly expiresAt: Date;
}

/**
 * A credentials provider that gets an IAM token by user name and password and keeps it until shortly before it expires.
 * However many calls ask at once, one request is under way. With a store, providers that share it share the token.
 *
 * `refresh({token})` gets a new token after a service has refused one, unless there is a newer one already: clients call
 * it after a 401 (`RefreshableProvider` of `@yunfan/auth-signing`).
 *
 * @example
 * import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 *
 * const credentials = iamPasswordToken({ region: "cn-north-4", domainName, userName, password });
 * const roma = createRoma({ region: "cn-north-4", credentials });
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 * @throws {CredentialsError} from the provider, with IAM's answer as `cause`. A password that IAM refuses is not tried
 *   again ahead of time, and afterwards only when a call asks: wrong passwords lock the login.
 */
export function iamPasswordToken(
  options: IamPasswordTokenOptions,
): RefreshableProvider<ExpiringIamToken, Pick<IamToken, "token">> {
  const { domainName, userName, password, scope, renewBeforeSeconds = 300, ...others } = options;
  const { advisorySeconds, onAdvisoryFailure, store, onStoreError, ...rest } = others;
  for (const [name, value] of Object.entries({ domainName, userName, password })) {
    if (typeof value !== "string" || value === "") throw new CredentialsError(`${name} is needed to get an IAM token`);
  }
  if (!(renewBeforeSeconds >= 0))
    throw new CredentialsError("renewBeforeSeconds is no number of seconds; pass 0 or more");
  const wanted = scope ?? (options.region === undefined ? undefined : { project: { name: options.region } });
  if (wanted === undefined) throw new CredentialsError("scope is needed to get an IAM token where no region is given");
  const iam = createIam(rest);
  const endpoint = resolveEndpoint(service, rest);
  const now = options.now ?? (() => new Date());

  const fetchToken = async (): Promise<StoredToken> => {
    const auth = {
      identity: {
        methods: ["password" as const],
        password: { user: { name: userName, password, domain: { name: domainName } } },
      },
      scope: wanted,
    };
    const result = await iam.keystoneCreateUserTokenByPassword({ nocatalog: "true", auth }).safe();
    if (!result.ok) throw new CredentialsError(`no IAM token: ${result.error.message}`, { cause: result.error });
    const token = result.response.headers.get("X-Subject-Token");
    // Only the types promise these fields; nothing has checked the answer against them.
    const details: Partial<Token> | null | undefined = (result.data as Partial<TokenAnswer>).token;
    const expiresAt = new Date(typeof details?.expires_at === "string" ? details.expires_at : Number.NaN);
    if (!token || Number.isNaN(expiresAt.getTime())) {
      throw new CredentialsError("no IAM token: the answer lacks X-Subject-Token or a readable token.expires_at");
    }
    return { token, projectId: details?.project?.id, expiresAt };
  };

  const source = async (replaced?: Replaced): Promise<ExpiringIamToken> => {
    if (store === undefined) return hideToken(await fetchToken());
    const key = await tokenKey({ endpoint, domainName, userName, scope: wanted });
    const mandatoryMs = renewBeforeSeconds * 1000;
    // A lock outlasts the request that it is held for.
    const lockMs = (options.timeoutMs ?? 60_000) + 10_000;
    const onError = (error: unknown) => onStoreError?.(error);
    return hideToken(
      await sharedToken({ store, key, fetchToken, mandatoryMs, lockMs, now, onStoreError: onError }, replaced),
    );
  };

  return refreshing(source, {
    mandatorySeconds: renewBeforeSeconds,
    advisorySeconds,
    onAdvisoryFailure,
    now,
    pauseSeconds: (error) => (isRefusal(error) ? Infinity : 60),
    same: (rejected, current) => rejected.token === current.token,
  });
}

/** Logging or spreading the credentials must not show the token. */
function hideToken({ token, projectId, expiresAt }: StoredToken): ExpiringIamToken {
  return Object.defineProperty({ token, projectId, expiresAt }, "token", { get: () => token, enumerable: false });
}
