const FAILURES = 5;
const LOCKED_MS = 5 * 60_000;

/** Locks an access key for five minutes after five failed signatures in a row, as Huawei Cloud's gateway does. */
export interface Lockout {
  isLocked(accessKeyId: string): boolean;
  failed(accessKeyId: string): void;
  succeeded(accessKeyId: string): void;
}

/** A lockout that never locks. */
export const noLockout: Lockout = { isLocked: () => false, failed() {}, succeeded() {} };

/** A lockout by the given clock. */
export function createLockout(now: () => Date): Lockout {
  const states = new Map<string, { failures: number; lockedUntil: number }>();
  return {
    isLocked: (accessKeyId) => (states.get(accessKeyId)?.lockedUntil ?? 0) > now().getTime(),
    failed(accessKeyId) {
      const failures = (states.get(accessKeyId)?.failures ?? 0) + 1;
      const locks = failures >= FAILURES;
      // Counting starts anew when the lock opens.
      states.set(accessKeyId, { failures: locks ? 0 : failures, lockedUntil: locks ? now().getTime() + LOCKED_MS : 0 });
    },
    succeeded: (accessKeyId) => void states.delete(accessKeyId),
  };
}
