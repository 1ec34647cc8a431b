import { CredentialsError } from "../errors.js";
import { errorCode } from "./error-code.js";

/** As much of `fetch` as is needed here; a user's own may add a proxy or a certificate. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** An answer read whole. */
export interface SmallAnswer {
  readonly status: number;
  readonly text: string;
}

/** Nothing answered: no route, no listener, no answer in time, or the answer broke off. */
export class NoAnswerError extends CredentialsError {
  constructor(readonly reason: string) {
    super(`${reason}; see that it is reachable from here`);
  }
}

const MOST = 65_536;

/**
 * The time limit that a user gave, if it is one.
 * @throws CredentialsError for anything else.
 */
export function checkTimeout(ms: unknown): number {
  // Longer timers fire at once: they overflow 32 bits.
  if (typeof ms === "number" && ms > 0 && ms < 2 ** 31) return ms;
  throw new CredentialsError(`timeoutMs is ${String(ms)}; pass milliseconds above 0 and below 2^31`);
}

/**
 * One request to a service that gives credentials: no redirects, at most 64 KiB, everything within the time limit.
 * @throws NoAnswerError with the system's code, without headers and bodies.
 * @throws CredentialsError for an answer above the limit.
 */
export async function smallRequest(
  label: string,
  fetch: FetchLike,
  url: URL,
  init: RequestInit & { readonly timeoutMs: number },
): Promise<SmallAnswer> {
  const { timeoutMs, ...rest } = init;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    // A redirect answered by hand is a status like any other: headers never follow it.
    const response = await fetch(url.href, { ...rest, redirect: "manual", signal: controller.signal });
    return { status: response.status, text: await readCapped(label, response) };
  } catch (error) {
    if (error instanceof CredentialsError) throw error;
    const why = controller.signal.aborted ? `nothing within ${timeoutMs} ms` : errorCode(error);
    throw new NoAnswerError(`${label} does not answer (${why})`);
  } finally {
    clearTimeout(timer);
  }
}

async function readCapped(label: string, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one piece after the other
    const piece = await reader?.read();
    if (piece?.value === undefined) return text + decoder.decode();
    size += piece.value.byteLength;
    if (size > MOST) {
      await reader?.cancel();
      throw new CredentialsError(`${label} answers with more than ${MOST} bytes; that is no key`);
    }
    text += decoder.decode(piece.value, { stream: true });
  }
}
