import { inspect } from "node:util";
import { expect } from "vitest";
import { CredentialsError, isNoCredentials } from "../src/errors.js";

/** What a run failed with: a CredentialsError of one line, with nothing hidden in any form of it. */
export async function failure(run: () => unknown): Promise<{ message: string; passed: boolean; error: unknown }> {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialsError);
    const { message } = error as CredentialsError;
    expect(message).not.toContain("\n");
    expect(message + JSON.stringify(error) + inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hidden-/);
    return { message, passed: isNoCredentials(error), error };
  }
  throw new Error("nothing was thrown");
}
