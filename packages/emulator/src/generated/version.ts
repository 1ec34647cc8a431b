// Generated from packages/emulator/package.json by tools/codegen: run `pnpm generate` when the version changes.

/** The version of this package. */
export const VERSION = "0.0.0";
