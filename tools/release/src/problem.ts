/** What stops a command: one line with the thing, the problem and the way out. */
export class Problem extends Error {
  override readonly name = "Problem";
}

/** Runs a command's work; a {@link Problem} is told in its own words, without a stack. */
export async function main(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
