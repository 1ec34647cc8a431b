import { ApiError, CredentialsError } from "@yunfan/client-core";

/** Whether IAM has understood and said no: the same words will not do in a minute, and too many of them lock a login. */
export function isRefusal(error: unknown): boolean {
  const cause = error instanceof CredentialsError ? error.cause : undefined;
  return cause instanceof ApiError && cause.status >= 400 && cause.status < 500 && cause.status !== 429;
}
