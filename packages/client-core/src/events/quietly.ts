/** Tells somebody who only watches: what they throw, at once or later, is dropped, for it must not change a call. */
export function quietly<T>(tell: () => T): T | undefined {
  try {
    const result = tell();
    // A function that nobody waits for may be async all the same, and its rejection would end the process.
    if (result instanceof Promise) result.catch(() => undefined);
    return result;
  } catch {
    return undefined;
  }
}
