import type { Emulator } from "../src/index.js";
import { sendText } from "./wrong-signers.js";

interface Administration<T> {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` where there is none. */
  readonly body: T;
}

/** Asks the admin API of the first service that runs: `POST /_emulator/reset`, with a JSON body or none. */
export async function administer<T = Record<string, unknown>>(
  emulator: Emulator,
  line: string,
  body?: unknown,
): Promise<Administration<T>> {
  const [method = "", path = ""] = line.split(" ");
  const [endpoint = ""] = Object.values(emulator.endpoints);
  const answer = await fetch(endpoint + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === "" ? undefined : JSON.parse(text)) as T };
}

/** Sends a request line with headers of one's own, and gives status and body. */
export const askRaw = (
  { endpoints }: Emulator,
  line: string,
  headers: readonly string[] = ["Host: localhost"],
  body = "",
): ReturnType<typeof sendText> =>
  sendText(endpoints.bcc, [`${line} HTTP/1.1`, ...headers, "Connection: close", "", body].join("\r\n"));
