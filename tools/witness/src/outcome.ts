/** What a signer makes of a request: its `Authorization`, or that it refuses it. */
export function outcome(sign: () => string | undefined): string {
  try {
    return sign() ?? "nothing";
  } catch (error) {
    return `refused by ${error instanceof Error ? error.name : String(error)}`;
  }
}

/** One request in two hands. */
export interface Pair {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * What becomes of a decision here: the two differ, they agree (another SDK is the one that differs), both, or the
 * decision is about something that no signer of the vendor shows.
 */
export interface Case {
  readonly differs?: () => readonly Pair[];
  readonly agrees?: () => readonly Pair[];
  readonly beyond?: string;
}
