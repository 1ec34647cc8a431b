import { CredentialsError, YunfanError } from "@yunfan/auth-signing";
import { oneLine } from "../errors/one-line.js";

/** What an authenticator sees: one attempt, complete but for its credentials. */
export interface AttemptToSign {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The path values of the call, by their vendor names. */
  readonly path: Readonly<Record<string, unknown>>;
  /** The client's clock at this attempt. */
  readonly now: Date;
  /** Ends when the attempt does: by its time limit or by the caller. */
  readonly signal: AbortSignal;
}

/** The texts behind a signature. */
export interface Signature {
  readonly canonicalRequest: string;
  readonly stringToSign?: string | undefined;
  readonly signedHeaders: readonly string[];
}

/** The headers that authenticate an attempt, and which texts must never be shown again. */
export interface Authentication {
  readonly headers: Readonly<Record<string, string>>;
  /** Secret values, the signature among them: masked wherever an answer, an error or an explanation would show them. */
  readonly secrets: readonly string[];
  /** How the signature came about, for `explain`. */
  readonly signature?: Signature;
  /**
   * Renews these credentials once the service has refused them; false when there are no newer ones. Absent where nothing
   * could be renewed.
   */
  readonly renew?: () => Promise<boolean>;
}

/** Authenticates each attempt afresh. May fetch credentials; what it throws ends the call. */
export type Authenticator = (attempt: AttemptToSign) => Authentication | Promise<Authentication>;

/** Errors that already say what is wrong with the caller's set-up. */
const TELLING = new Set(["credentials", "signing", "configuration"]);

/**
 * Turns what a credentials source threw into an error of the call that needed it. An error of the calls made on the way
 * (to IAM, say) must not pass for an answer of the operation itself, so it becomes the `cause`.
 */
export function credentialsFailure(operation: string, error: unknown): unknown {
  if (error instanceof YunfanError && TELLING.has(error.kind)) return error;
  const problem = error instanceof Error ? error.message : "the credentials provider failed";
  return new CredentialsError(oneLine(`${operation}: no credentials: ${problem}`), { cause: error });
}
