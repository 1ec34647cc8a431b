import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packed and installed once for all test files.
  test: { globalSetup: "src/installed.setup.ts", testTimeout: 60_000, hookTimeout: 60_000 },
});
