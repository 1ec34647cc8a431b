/** What stops a command: one line with the thing, the problem and the way out. */
export class Problem extends Error {
  override readonly name = "Problem";
}

/** What a check found wrong, one problem a line; the input as such can be read. */
export class Failed extends Error {
  override readonly name = "Failed";
}

/** The status that each of these errors ends a command with; an `InputError` is what a spec that cannot be read throws. */
const STATUS: Readonly<Record<string, number>> = { Failed: 1, Problem: 2, InputError: 2 };

/** Runs a command's work; what stops it on purpose is told in its own words, without a stack. */
export async function main(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const status = error instanceof Error ? STATUS[error.name] : undefined;
    if (status === undefined) throw error;
    console.error((error as Error).message);
    process.exitCode = status;
  }
}
