import type { FetchedResponse } from "../request/fetch.js";

/** Thrown inside when a body passes the cap; becomes an `UnexpectedResponseError`. */
export class BodyTooLarge extends Error {}

/**
 * Reads a whole body as UTF-8 text, never holding more than `maxBytes` of it. A leading byte order mark is dropped.
 *
 * @throws {BodyTooLarge} once the cap is passed; the rest of the body is not read.
 */
export async function readText(response: FetchedResponse, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
