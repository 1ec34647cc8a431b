import { setImmediate } from "node:timers/promises";
import { startEmulator } from "../src/index.js";

// An emulator in a process of its own, which says what it holds whenever it is asked. Run with --expose-gc.

/** What the process holds after a collection of garbage. */
export interface Held {
  readonly heapBytes: number;
  /** Open connections. */
  readonly sockets: number;
  /** All that keeps the process alive: sockets, servers, timers, the channel to the parent. */
  readonly resources: number;
  readonly requests: number;
}

const emulator = await startEmulator();
const { endpoints, credentials } = emulator;

async function held(): Promise<Held> {
  for (let count = 0; count < 4; count++) {
    globalThis.gc?.();
    // oxlint-disable-next-line no-await-in-loop -- what one round sets free, the next one collects
    await setImmediate();
  }
  const resources = process.getActiveResourcesInfo();
  return {
    heapBytes: process.memoryUsage().heapUsed,
    sockets: resources.filter((name) => name === "TCPSocketWrap").length,
    resources: resources.length,
    requests: emulator.requests.length,
  };
}

process.on("message", (message) => {
  if (message === "stop") void emulator.close().then(() => process.disconnect());
  else void held().then((answer) => process.send?.(answer));
});
process.send?.({ endpoints, credentials });
