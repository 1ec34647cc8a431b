import type { HeaderPair, RawAnswer } from "../http/message.js";

/** An answer in JSON that nobody keeps. */
export const json = (status: number, body: unknown, headers: readonly HeaderPair[] = []): RawAnswer => ({
  status,
  headers: [
    ["Content-Type", "application/json; charset=utf-8"],
    ["Cache-Control", "no-store"],
    ["X-Content-Type-Options", "nosniff"],
    ...headers,
  ],
  body: JSON.stringify(body),
});

/** Why something was not done. */
export const problem = (status: number, error: string, headers: readonly HeaderPair[] = []): RawAnswer =>
  json(status, { error }, headers);
