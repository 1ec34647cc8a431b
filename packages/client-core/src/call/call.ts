import { YunfanError, type CredentialsError, type SigningError } from "@yunfan/auth-signing";
import type { ApiErrorOf } from "../errors/api-error.js";
import type { AbortError, NetworkError, TimeoutError, UnexpectedResponseError } from "../errors/transport-errors.js";
import type { ConfigurationError, InputError } from "../errors/usage-errors.js";
import type { ResponseHeaders } from "../request/fetch.js";

/** The answer as it came: for headers, the exact status, or the text before parsing. */
export interface RawResponse {
  readonly status: number;
  /** Read by name or one by one; not shown in logs, since some answers carry a token here. */
  readonly headers: ResponseHeaders;
  /** Hidden from logs and copies where the answer holds secrets. */
  readonly text: string;
}

/** Data with the answer around it. */
export interface WithResponse<Output> {
  readonly data: Output;
  readonly response: RawResponse;
  /** The vendor's id of the request, when the answer carried one. */
  readonly requestId: string | undefined;
}

/** Every way a call can end badly, one literal `kind` each. `Errors` maps documented statuses to their bodies. */
export type CallErrorOf<Errors> =
  | ApiErrorOf<Errors>
  | NetworkError
  | TimeoutError
  | AbortError
  | UnexpectedResponseError
  | InputError
  | ConfigurationError
  | CredentialsError
  | SigningError;

/** What {@link Call.safe} resolves to. Tell the two apart by `ok`. */
export type Result<Output, Errors> =
  ({ readonly ok: true } & WithResponse<Output>) | { readonly ok: false; readonly error: CallErrorOf<Errors> };

/**
 * A call under way. Awaiting it gives the data, or throws; {@link safe} gives data or error as a value;
 * {@link withResponse} adds the answer itself. The request is sent at once, and only once, whatever is asked of it.
 *
 * @example
 * const page = await bcc.listReservedInstances({ zoneName: "cn-bj-a" });
 */
export class Call<Output, Errors> implements Promise<Output> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #full: Promise<WithResponse<Output>>;
  readonly #data: Promise<Output>;

  constructor(full: Promise<WithResponse<Output>>) {
    this.#full = full;
    this.#data = full.then(({ data }) => data);
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a call is a promise
  then<A = Output, B = never>(
    onFulfilled?: ((value: Output) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#data.then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Output | B> {
    return this.#data.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Output> {
    return this.#data.finally(onFinally);
  }

  /** The data together with status, headers, text and request id. Throws as awaiting the call does. */
  withResponse(): Promise<WithResponse<Output>> {
    this.#data.catch(() => undefined);
    return this.#full;
  }

  /** Data or error as a value: never throws an error of this library. Tell them apart by `ok`. */
  async safe(): Promise<Result<Output, Errors>> {
    this.#data.catch(() => undefined);
    try {
      return { ok: true, ...(await this.#full) };
    } catch (error) {
      if (error instanceof YunfanError) return { ok: false, error: error as CallErrorOf<Errors> };
      throw error;
    }
  }
}
