import type { Warn } from "./door.js";
import { Refusal } from "./refusal.js";

/**
 * How the credentials of a request are looked at.
 *
 * - `strict`: what the vendor refuses is refused.
 * - `warn`: all is checked as in `strict`, but what would be refused is let in: the reason goes to the `warnings` of the
 *   recorded request, its `diagnosis` is kept, and `onDiagnosis` is called. Keys are never locked.
 * - `off`: nothing is checked and nothing diagnosed.
 *
 * Whoever is let in unproved is whom the request claims to be from, by a key, token or user that the emulator knows (of a
 * temporary key or token that has ended too), else the default user. Accounts and projects stay apart in every mode.
 */
export type AuthMode = "strict" | "warn" | "off";

export const authModes: readonly AuthMode[] = ["strict", "warn", "off"];

/** Two ways to find out who calls. */
interface Ways<Caller> {
  /** Proves it. Throws a `Refusal` when that fails. */
  readonly verify: () => Caller;
  /** Takes the request's word for it. */
  readonly presume: () => Caller;
}

/** Who calls, found out by the mode. */
export function admit<Caller>(mode: AuthMode, { verify, presume }: Ways<Caller>, warn: Warn): Caller {
  if (mode === "off") return presume();
  try {
    return verify();
  } catch (error) {
    if (mode === "strict" || !(error instanceof Refusal)) throw error;
    const { status, code, message, diagnosis } = error;
    // A refusal that has a diagnosis may quote what was signed, tokens among it; a verdict never does.
    const reason = diagnosis?.verdict ?? message;
    warn(`let in, though strict refuses it with ${[status, code ?? []].flat().join(" ")}: ${reason}`, diagnosis);
    return presume();
  }
}
