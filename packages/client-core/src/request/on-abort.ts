interface Watch {
  readonly waiting: Set<() => void>;
  readonly listener: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/**
 * Calls back once when a signal aborts; at once when it has. Gives a function that ends the watch.
 *
 * However many calls share a signal, it has one listener: Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => undefined;
  }
  const { waiting, listener } = watches.get(signal) ?? watch(signal);
  // A wrapper of its own for each watch, so that the same function may be given twice.
  const call = () => callback();
  if (waiting.size === 0) signal.addEventListener("abort", listener, { once: true });
  waiting.add(call);
  return () => {
    waiting.delete(call);
    if (waiting.size === 0) signal.removeEventListener("abort", listener);
  };
}

function watch(signal: AbortSignal): Watch {
  const waiting = new Set<() => void>();
  const created = {
    waiting,
    listener: () => {
      const calls = [...waiting];
      waiting.clear();
      for (const call of calls) call();
    },
  };
  watches.set(signal, created);
  return created;
}
