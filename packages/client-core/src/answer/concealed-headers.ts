import type { ResponseHeaders } from "../request/fetch.js";

/** Headers that can be read by name or one by one, and are shown nowhere: IAM answers a password with a token in one. */
export class ConcealedHeaders implements ResponseHeaders {
  readonly #headers: ResponseHeaders;

  constructor(headers: ResponseHeaders) {
    this.#headers = headers;
  }

  get(name: string): string | null {
    return this.#headers.get(name);
  }

  has(name: string): boolean {
    return this.#headers.has(name);
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#headers[Symbol.iterator]();
  }
}
