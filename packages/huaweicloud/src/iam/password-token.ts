import { CredentialsError } from "@yunfan/client-core";
import type { IamToken } from "../credentials.js";
import { createIam, type IamOptions } from "./client.js";
import type { PasswordAuthScope } from "./generated/types.js";

/** Options of {@link iamPasswordToken}. */
export interface IamPasswordTokenOptions extends Omit<IamOptions, "credentials"> {
  /** Name of the account that the user belongs to. */
  readonly domainName: string;
  /** Name of the IAM user. */
  readonly userName: string;
  readonly password: string;
  /** What the token is good for. Default: the project named like `region`, which is what regional services want. */
  readonly scope?: PasswordAuthScope | undefined;
  /** Seconds before its expiry at which a token is replaced. Default 300. */
  readonly renewBeforeSeconds?: number | undefined;
}

/**
 * A credentials provider that gets an IAM token by user name and password and keeps it until shortly before it expires.
 * However many calls ask at once, one request is under way.
 *
 * @example
 * import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 *
 * const credentials = iamPasswordToken({ region: "cn-north-4", domainName, userName, password });
 * const roma = createRoma({ region: "cn-north-4", credentials });
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 * @throws {CredentialsError} from the provider, with IAM's answer as `cause`. Never repeated by itself: wrong passwords
 *   lock the login.
 */
export function iamPasswordToken(options: IamPasswordTokenOptions): () => Promise<IamToken> {
  const { domainName, userName, password, scope, renewBeforeSeconds = 300, ...rest } = options;
  for (const [name, value] of Object.entries({ domainName, userName, password })) {
    if (typeof value !== "string" || value === "") throw new CredentialsError(`${name} is needed to get an IAM token`);
  }
  const wanted = scope ?? (options.region === undefined ? undefined : { project: { name: options.region } });
  if (wanted === undefined) throw new CredentialsError("scope is needed to get an IAM token where no region is given");
  const iam = createIam(rest);
  const now = options.now ?? (() => new Date());

  let current: { token: IamToken; renewAt: number } | undefined;
  let pending: Promise<IamToken> | undefined;

  const renew = async (): Promise<IamToken> => {
    const auth = {
      identity: {
        methods: ["password" as const],
        password: { user: { name: userName, password, domain: { name: domainName } } },
      },
      scope: wanted,
    };
    const result = await iam.keystoneCreateUserTokenByPassword({ nocatalog: "true", auth }).safe();
    if (!result.ok) throw new CredentialsError(`no IAM token: ${result.error.message}`, { cause: result.error });
    const value = result.response.headers.get("X-Subject-Token");
    const expiry = Date.parse(result.data.token.expires_at);
    if (!value || Number.isNaN(expiry)) {
      throw new CredentialsError("no IAM token: the answer lacks X-Subject-Token or a readable token.expires_at");
    }
    const token = hideToken({ token: value, projectId: result.data.token.project?.id });
    current = { token, renewAt: expiry - renewBeforeSeconds * 1000 };
    return token;
  };

  return () => {
    if (current !== undefined && now().getTime() < current.renewAt) return Promise.resolve(current.token);
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

/** Logging or spreading the credentials must not show the token. */
function hideToken(token: IamToken): IamToken {
  return Object.defineProperty({ ...token }, "token", { enumerable: false });
}
