import type { FetchInit, FetchLike } from "@yunfan/client-core";

/** One request and its answer, as they were on the wire. Holds every secret of the call: never shown, never written. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
  readonly answerHeaders: readonly (readonly [name: string, value: string])[];
  readonly text: string;
}

/** Statuses whose answers cannot have a body. */
const BODILESS = new Set([204, 205, 304]);

/** What sends a request, and gives the whole answer. */
type Send = (url: string, init: FetchInit) => Promise<Response>;

/** A `fetch` that remembers what went through it, oldest first. */
export function rememberingFetch(send: Send = (url, init) => globalThis.fetch(url, init)): {
  fetch: FetchLike;
  exchanges: readonly Exchange[];
} {
  const exchanges: Exchange[] = [];
  const fetch: FetchLike = async (url, init) => {
    const response = await send(url, init);
    const text = await response.text();
    const { status } = response;
    const answerHeaders = [...response.headers];
    const { method, headers, body } = init;
    exchanges.push({ method, url: new URL(url), headers, body, status, answerHeaders, text });
    return new Response(BODILESS.has(status) ? null : text, { status, headers: response.headers });
  };
  return { fetch, exchanges };
}
