import { onAbort } from "../request/on-abort.js";

/** A wait that the signal can end; leaves neither timer nor listener. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      unwatch?.();
      resolve();
    }, ms);
    const unwatch =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        resolve();
      });
  });
}
