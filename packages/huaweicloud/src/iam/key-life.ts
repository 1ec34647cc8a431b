import type { RefreshTimes } from "@yunfan/auth-signing";
import { CredentialsError } from "@yunfan/client-core";

/** Seconds that IAM lets temporary keys live; the default is IAM's own. */
const LIFE = { least: 900, most: 86_400, default: 900 };

/** How long keys are to live, and when they are renewed. */
export interface KeyLifeOptions extends Pick<RefreshTimes, "onAdvisoryFailure"> {
  /** Seconds that each pair of keys lives, a whole number from 900 to 86400. Default 900, as IAM has it. */
  readonly durationSeconds?: number | undefined;
  /**
   * Seconds before their end from which keys are replaced in the background, while callers go on with them: less than
   * `durationSeconds`. Default a third of their life, 2400 at most.
   */
  readonly advisorySeconds?: number | undefined;
  /**
   * Seconds before their end from which callers wait for new keys and get the error if there are none: less than
   * `durationSeconds`. Default a tenth of their life, 300 at most.
   */
  readonly mandatorySeconds?: number | undefined;
}

/**
 * Checks the life of keys, and the windows within it: within a longer one each minute would bring new keys.
 *
 * @throws {CredentialsError} for a life that IAM does not grant, or a window as long as it.
 */
export function checkLife({ durationSeconds = LIFE.default, advisorySeconds, mandatorySeconds }: KeyLifeOptions): void {
  if (!Number.isInteger(durationSeconds) || durationSeconds < LIFE.least || durationSeconds > LIFE.most) {
    throw new CredentialsError(
      `durationSeconds is ${String(durationSeconds)}; pass a whole number of seconds from ${LIFE.least} to ${LIFE.most}`,
    );
  }
  for (const [name, seconds] of Object.entries({ advisorySeconds, mandatorySeconds })) {
    if (seconds === undefined || (seconds >= 0 && seconds < durationSeconds)) continue;
    throw new CredentialsError(
      `${name} is ${String(seconds)}, and the keys live ${durationSeconds} seconds; pass less, from 0 on, or a longer durationSeconds`,
    );
  }
}
