import type { RawAnswer } from "./message.js";
import { utf8 } from "../bytes.js";

const PIECES = 10;

/**
 * An answer as a `fetch` gives it, at its own pace.
 *
 * @param stop - Ends delays, slow bodies and stalls, with its reason.
 * @throws TypeError, as `fetch` does, where nothing is answered; the reason of `stop`.
 */
export async function deliverInProcess(answer: RawAnswer, isHead: boolean, stop: AbortSignal): Promise<Response> {
  const { delayMs = 0, bodyMs = 0, breakOff } = answer.delivery ?? {};
  if (delayMs > 0) await pause(delayMs, stop);
  if (breakOff?.at === "start") {
    if (breakOff.how === "stall") await pause(Infinity, stop);
    throw new TypeError("fetch failed: the connection was closed before an answer");
  }
  const headers = new Headers();
  for (const [name, value] of answer.headers) headers.append(name, value);
  const { status } = answer;
  // The constructor refuses a body for these.
  const isEmpty = isHead || status === 204 || status === 205 || status === 304;
  const bytes = typeof answer.body === "string" ? utf8(answer.body) : answer.body;
  const whole = breakOff === undefined && bodyMs === 0;
  const body = isEmpty ? null : whole ? bytes.slice() : slowBody(bytes, bodyMs, breakOff?.how, stop);
  return new Response(body, { status, headers });
}

function slowBody(
  bytes: Uint8Array,
  bodyMs: number,
  broken: "close" | "reset" | "stall" | undefined,
  stop: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const end = broken === undefined ? bytes.length : Math.floor(bytes.length / 2);
  const piece = bodyMs === 0 ? Math.max(end, 1) : Math.max(Math.ceil(bytes.length / PIECES), 1);
  let at = 0;
  const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
    async pull(controller) {
      if (at < end) {
        if (bodyMs > 0) await pause(bodyMs / PIECES, stop);
        stop.throwIfAborted();
        controller.enqueue(bytes.slice(at, Math.min(at + piece, end)));
        at += piece;
        return;
      }
      if (broken === undefined) controller.close();
      else if (broken === "stall") await pause(Infinity, stop);
      // Thrown once all before it is read: an error takes what is still queued with it.
      else throw new TypeError("terminated: the connection was closed in the middle of the body");
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/** Waits so many milliseconds, for ever with Infinity; rejects with the signal's reason. */
function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stop.throwIfAborted();
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    const ended = (): void => {
      clearTimeout(timer);
      reject(stop.reason as Error);
    };
    stop.addEventListener("abort", ended, { once: true });
    function done(): void {
      stop.removeEventListener("abort", ended);
      resolve();
    }
  });
}
