import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests run the sources; package.json points "#sha256" at the build.
export default defineConfig({
  resolve: { alias: { "#sha256": fileURLToPath(new URL("src/crypto/sha256-node.ts", import.meta.url)) } },
});
