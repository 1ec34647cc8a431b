import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { BreakOff, RawAnswer } from "./message.js";

/** A slow body comes in pieces about so far apart, and in this many of them at least, as far as it has bytes. */
const PIECE_MS = 50;
const FEWEST_PIECES = 4;

/** An RST drops what has not been read by then; this lets it be read. */
const BEFORE_RESET_MS = 20;

/**
 * Sends an answer as its delivery says. Ends early, leaving no timer behind, once the connection is gone: when the client
 * hangs up, or the server closes its connections.
 */
export async function deliver(response: ServerResponse, answer: RawAnswer): Promise<void> {
  // Node's Date would be the system's; an answer brings its own, or shall have none.
  response.sendDate = false;
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (answer.delivery === undefined) {
    response.end(answer.body);
    return;
  }
  const { socket } = response.req;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  socket.once("close", leave);
  try {
    if (socket.destroyed) return;
    await perform(response, answer, gone.signal);
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    socket.off("close", leave);
  }
}

async function perform(response: ServerResponse, { body, delivery = {} }: RawAnswer, gone: AbortSignal): Promise<void> {
  const { delayMs = 0, bodyMs = 0, breakOff } = delivery;
  if (delayMs > 0) await sleep(delayMs, undefined, { signal: gone });
  // Answers to pipelined requests wait for those before them; what breaks off must not break those.
  const socket = response.socket ?? ((await once(response, "socket", { signal: gone })) as [Socket])[0];
  if (breakOff?.at === "start") return end(socket, breakOff.how, gone);
  const bytes = Buffer.from(body);
  if (!response.hasHeader("Content-Length") && !response.hasHeader("Transfer-Encoding")) {
    response.setHeader("Content-Length", bytes.length);
  }
  response.flushHeaders();
  const sent = breakOff === undefined ? bytes : bytes.subarray(0, Math.floor(bytes.length / 2));
  await writeSlowly(response, sent, bodyMs, gone);
  if (breakOff === undefined) response.end();
  else await end(socket, breakOff.how, gone);
}

/** Writes bytes so that the last of them leave after this many milliseconds. */
async function writeSlowly(response: ServerResponse, bytes: Buffer, ms: number, gone: AbortSignal): Promise<void> {
  const wanted = ms === 0 ? 1 : Math.max(FEWEST_PIECES, Math.ceil(ms / PIECE_MS));
  const pieces = Math.min(wanted, bytes.length);
  const begun = performance.now();
  for (let piece = 1; piece <= pieces; piece++) {
    // Counted from the beginning, so that timers that are late do not add up.
    const left = begun + (ms * piece) / pieces - performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is wanted
    if (left > 0) await sleep(Math.ceil(left), undefined, { signal: gone });
    const at = (count: number): number => Math.floor((bytes.length * count) / pieces);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await new Promise<void>((resolve, reject) => {
      response.write(bytes.subarray(at(piece - 1), at(piece)), (error) => (error == null ? resolve() : reject(error)));
    });
  }
}

async function end(socket: Socket, how: BreakOff["how"], gone: AbortSignal): Promise<void> {
  if (how === "close") {
    socket.destroySoon();
  } else if (how === "reset") {
    await sleep(BEFORE_RESET_MS, undefined, { signal: gone });
    socket.resetAndDestroy();
  }
  // What stalls stays as it is: the client gives up, or the server closes.
}
