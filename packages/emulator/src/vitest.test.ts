import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

it("gives every test of a run one emulator", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(root, "packages/emulator/.runs-"));
  try {
    const files = {
      "vitest.config.ts": `export default { test: { globalSetup: ["./emulator.setup.ts"], include: ["*.spec.ts"] } };`,
      "emulator.setup.ts": `
        import { emulatorSetup } from "../src/vitest.js";
        export default emulatorSetup({ region: { huaweicloud: "cn-east-3" } });
      `,
      "a.spec.ts": `
        import { writeFileSync } from "node:fs";
        import { expect, inject, it } from "vitest";
        it("calls it", async () => {
          const { endpoints, credentials } = inject("yunfanEmulator");
          expect(credentials.huaweicloud.region).toBe("cn-east-3");
          expect((await fetch(endpoints.roma + "/v2/0123456789abcdef/instances")).status).toBe(401);
          writeFileSync("a.txt", endpoints.roma);
        });
      `,
      "b.spec.ts": `
        import { writeFileSync } from "node:fs";
        import { inject, it } from "vitest";
        it("is the same one", () => writeFileSync("b.txt", inject("yunfanEmulator").endpoints.roma));
      `,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout } = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status, stdout).toBe(0);
    const [a, b] = ["a.txt", "b.txt"].map((name) => readFileSync(join(folder, name), "utf8"));
    expect(a).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(b).toBe(a);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
