import type { Call } from "./call.js";

/** Options of one call. */
export interface CallOptions {
  /** Ends the call early; it then throws an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each request of this call, in place of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the whole call or walk, in place of the client's `deadlineMs`. */
  readonly deadlineMs?: number | undefined;
}

/** Options of a walk over pages. */
export interface PageOptions<Cursor extends string | number = string | number> extends CallOptions {
  /** Where to begin: the marker or offset that an earlier page or a `PaginationError` gave. */
  readonly from?: Cursor | undefined;
  /** The walk ends with a `PaginationError` after this many pages. Default 10,000. */
  readonly maxPages?: number | undefined;
}

/** Options of a walk over items. */
export interface ItemOptions<Cursor extends string | number = string | number> extends PageOptions<Cursor> {
  /** Stop after this many items. Default: all. */
  readonly limit?: number | undefined;
}

/** Options of {@link PagedCall.collect}. */
export interface CollectOptions<Cursor extends string | number = string | number> extends PageOptions<Cursor> {
  /** Hold this many items at most. Default 10,000. */
  readonly max?: number | undefined;
}

/** What {@link PagedCall.collect} gives. */
export interface Collected<Item> {
  readonly items: Item[];
  /** False when `max` ended it: there may be more. */
  readonly complete: boolean;
}

/** Names an operation at run time, and its error bodies at compile time: what `isErrorOf` goes by. */
export interface NamedOperation<Errors> {
  /** The vendor's operation name. */
  readonly operation: string;
  /** Only a type: there is no such property. */
  readonly errors?: Errors;
}

/** An operation of a client: call it with its flat input. */
export interface OperationCall<Input, Output, Errors> extends NamedOperation<Errors> {
  (input: Input, options?: CallOptions): Call<Output, Errors>;
}

/** An operation whose input may be left out. */
export interface OptionalInputCall<Input, Output, Errors> extends NamedOperation<Errors> {
  (input?: Input, options?: CallOptions): Call<Output, Errors>;
}

/** An operation that lists: callable for one page, walkable over all. */
export interface PagedCall<Input, Output, Errors, Item, Cursor extends string | number> extends OperationCall<
  Input,
  Output,
  Errors
> {
  /**
   * Every item of every page, fetched as the loop goes. Without a page size in the input, the largest documented one is
   * used.
   *
   * @throws PaginationError when the list cannot be followed to its end.
   * @throws ConfigurationError for a `limit` or `maxPages` that is no number of 0 or more.
   */
  items(input: Input, options?: ItemOptions<Cursor>): AsyncGenerator<Item, void, undefined>;
  /** Every page. `from` takes up an earlier walk. */
  pages(input: Input, options?: PageOptions<Cursor>): AsyncGenerator<Output, void, undefined>;
  /** The items of all pages in one array, `max` at most. */
  collect(input: Input, options?: CollectOptions<Cursor>): Promise<Collected<Item>>;
}

/** An operation that lists, and whose input may be left out. */
export interface OptionalInputPagedCall<
  Input,
  Output,
  Errors,
  Item,
  Cursor extends string | number,
> extends OptionalInputCall<Input, Output, Errors> {
  /** As {@link PagedCall.items}, which says what it throws. */
  items(input?: Input, options?: ItemOptions<Cursor>): AsyncGenerator<Item, void, undefined>;
  /** As {@link PagedCall.pages}. */
  pages(input?: Input, options?: PageOptions<Cursor>): AsyncGenerator<Output, void, undefined>;
  /** As {@link PagedCall.collect}. */
  collect(input?: Input, options?: CollectOptions<Cursor>): Promise<Collected<Item>>;
}
