import type { Call } from "./call.js";

/** Options of one call. */
export interface CallOptions {
  /** Ends the call early; it then throws an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each request of this call, in place of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
}

/** Options of a walk over pages. */
export interface PageOptions<Cursor extends string | number = string | number> extends CallOptions {
  /** Where to begin: the marker or offset that an earlier page or a `PaginationError` gave. */
  readonly from?: Cursor | undefined;
}

/** An operation of a client: call it with its flat input. */
export interface OperationCall<Input, Output, Errors> {
  (input: Input, options?: CallOptions): Call<Output, Errors>;
}

/** An operation whose input may be left out. */
export interface OptionalInputCall<Input, Output, Errors> {
  (input?: Input, options?: CallOptions): Call<Output, Errors>;
}

/** An operation that lists: callable for one page, iterable over all. */
export interface PagedCall<Input, Output, Errors, Item, Cursor extends string | number> extends OptionalInputCall<
  Input,
  Output,
  Errors
> {
  /**
   * Every item of every page, fetched as the loop goes. Without a page size in the input, the largest documented one is
   * used.
   *
   * @throws PaginationError when the list cannot be followed to its end.
   */
  items(input?: Input, options?: PageOptions<Cursor>): AsyncGenerator<Item, void, undefined>;
  /** Every page. `from` takes up an earlier walk. */
  pages(input?: Input, options?: PageOptions<Cursor>): AsyncGenerator<Output, void, undefined>;
}
