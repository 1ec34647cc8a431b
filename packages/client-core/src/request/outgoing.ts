/**
 * What openapi-fetch hands to its `fetch`, remembered as given: the URL as built and the body's very text. A WHATWG
 * `Request` would normalise the one and hide the other behind a stream, and both are what gets signed.
 */
export class OutgoingRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(
    readonly url: string,
    init: { method: string; headers: Headers; body?: string },
  ) {
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}
