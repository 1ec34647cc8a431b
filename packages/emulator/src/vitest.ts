import type { ProvidedContext } from "vitest";
import type { Emulator } from "./emulator.js";
import type { StartOptions } from "./listening.js";
import { startEmulator } from "./start.js";

/** What tests get of the emulator: they run in other processes, so nothing that lives. */
export type ProvidedEmulator = Pick<Emulator, "endpoints" | "credentials">;

declare module "vitest" {
  interface ProvidedContext {
    /** Where the emulator of `emulatorSetup` listens, and what it lets in. */
    readonly yunfanEmulator: ProvidedEmulator;
  }
}

/** The part of Vitest's project that a global setup is given. */
interface Project {
  provide<Key extends keyof ProvidedContext>(key: Key, value: ProvidedContext[Key]): void;
}

/**
 * A global setup of Vitest: one emulator for the whole run, stopped at its end. Tests that change records, script failures
 * or look at requests want one of their own (`startEmulator`), since this one is everybody's.
 *
 * @example
 * // emulator.setup.ts, named by `test.globalSetup` of vitest.config.ts
 * import { emulatorSetup } from "@yunfan/emulator/vitest";
 *
 * export default emulatorSetup();
 *
 * @example
 * // a test
 * import { inject } from "vitest";
 *
 * const { endpoints, credentials } = inject("yunfanEmulator");
 *
 * @throws What `startEmulator` throws, as the run starts.
 */
export function emulatorSetup(options?: StartOptions): (project: Project) => Promise<() => Promise<void>> {
  return async (project) => {
    const emulator = await startEmulator(options);
    const { endpoints, credentials } = emulator;
    project.provide("yunfanEmulator", { endpoints, credentials });
    return () => emulator.close();
  };
}
