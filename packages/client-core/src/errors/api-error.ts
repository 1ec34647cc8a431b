import { CallError, type CallFacts } from "./call-error.js";
import { oneLine } from "./one-line.js";

/** A status that the spec does not list; a plain number, kept apart so that it never hides the listed ones. */
export type UndocumentedStatus = number & { readonly undocumented?: never };

/**
 * The cloud answered with an error status and a JSON body. Narrow it with {@link hasStatus} to get the body's type.
 *
 * @example
 * const result = await bcc.listReservedInstances({ zoneName: "cn-bj-a" }).safe();
 * if (!result.ok && hasStatus(result.error, 400)) console.error(result.error.body.message);
 */
export class ApiError<Status extends number = number, Body = unknown> extends CallError {
  static override readonly brand = "ApiError";
  override readonly name = "ApiError";
  override readonly kind = "api";
  declare readonly status: Status;
  /** The error body as the cloud sent it, with the caller's own secrets masked. */
  readonly body: Body;
  /** The vendor's error code, such as `APIGW.0301` or `SignatureDoesNotMatch`, when the body holds one. */
  readonly code: string | undefined;

  constructor(
    facts: CallFacts & {
      status: Status;
      body: Body;
      code: string | undefined;
      message: string | undefined;
      /** What we make of it, beside what the cloud says. */
      verdict?: string | undefined;
    },
  ) {
    const said = facts.message === undefined ? "no message" : JSON.stringify(oneLine(facts.message, 1500));
    const verdict = facts.verdict === undefined ? "" : `; ${facts.verdict}`;
    super(facts, `${facts.status}${facts.code === undefined ? "" : ` ${facts.code}`}: ${said}${verdict}`);
    // Not enumerable: a body may be of any size, and is no line for a log.
    this.body = facts.body;
    Object.defineProperty(this, "body", { enumerable: false });
    this.code = facts.code;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), code: this.code };
  }
}

/** One {@link ApiError} per documented status with that status's body, and one for every other status. */
export type ApiErrorOf<Errors> =
  | { [Status in keyof Errors & number]: ApiError<Status, Errors[Status]> }[keyof Errors & number]
  | ApiError<UndocumentedStatus>;

/** The members of an error union with this status; for a status that the spec does not list, the body is unknown. */
type WithStatus<E, Status extends number> = [Extract<E, { kind: "api"; status: Status }>] extends [never]
  ? E & ApiError<Status>
  : Extract<E, { kind: "api"; status: Status }>;

/**
 * Whether an error is the cloud's answer with this status; narrows `body` to what the spec documents for it.
 *
 * @example
 * if (hasStatus(error, 404)) console.error(error.body.error_msg);
 */
export function hasStatus<E, const Status extends number>(error: E, status: Status): error is WithStatus<E, Status> {
  return error instanceof ApiError && error.status === status;
}
