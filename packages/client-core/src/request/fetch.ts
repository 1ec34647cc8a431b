/**
 * What sends the requests: the global `fetch`, undici's, or one of your own. Only what is used is asked for, so that
 * fetches of other makes, whose `Response` differs in details, fit as well.
 *
 * It must honour `redirect: "error"` and `signal`.
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** What a {@link FetchLike} is given. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: "error";
  readonly signal: AbortSignal;
}

/** What a {@link FetchLike} gives: the part of `Response` that is read. */
export interface FetchedResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: ByteStream | null;
}

/** The headers of an answer; names in any case. */
export interface ResponseHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** The part of a `ReadableStream` of bytes that is read. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}
