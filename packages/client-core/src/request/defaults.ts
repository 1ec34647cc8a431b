import type { Deadline } from "../deadline.js";
import { AbortError } from "../errors/transport-errors.js";
import { InputError } from "../errors/usage-errors.js";
import type { OperationRecord } from "../operation.js";
import type { ServiceRuntime } from "../options.js";
import { timedOut } from "./attempt.js";
import { credentialsFailure } from "./authenticate.js";
import type { SplitInput } from "./input.js";
import { Limit } from "./limit.js";
import { checkValue } from "./value.js";

/**
 * Fills in what the caller left out and the client can find.
 *
 * The search serves every caller that waits for it, so one caller's signal or deadline ends that caller's wait only.
 */
export async function fillDefaults(
  { defaults }: ServiceRuntime,
  { id, input }: OperationRecord,
  split: SplitInput,
  { deadline, timeoutMs, signal }: { deadline: Deadline; timeoutMs: number; signal: AbortSignal | undefined },
): Promise<void> {
  for (const [name, { clientDefault, in: place, rule }] of Object.entries(input)) {
    const find = clientDefault === undefined ? undefined : defaults?.[clientDefault];
    if (find === undefined || place === "body" || split[place][name] !== undefined) continue;
    const remaining = deadline.remaining();
    const limit = new Limit(Math.max(0, Math.min(timeoutMs, remaining)), signal);
    try {
      const found = await limit.race(find());
      checkValue(id, name, found, rule);
      split[place][name] = found;
    } catch (error) {
      const facts = { operation: id, attempts: 0 };
      if (signal?.aborted) throw new AbortError(facts, signal.reason);
      if (limit.passed) throw timedOut(facts, timeoutMs, remaining, deadline);
      throw error instanceof InputError ? error : credentialsFailure(id, error);
    } finally {
      limit.release();
    }
  }
}
