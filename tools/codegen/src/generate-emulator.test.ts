import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findSpecs, generateEmulator } from "./generate.js";
import { generatedOf, root, workspace } from "./testing.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

/** Services that will come have recordings and no doors. */
const KNOWN = /\/(bcc|sts|iam|roma)\//;

describe("generation for the emulator", () => {
  it("publishes the spec with its corrections, and gives the emulator a copy without", async () => {
    const bcc = await generatedOf(root, "baiducloud", "bcc");
    expect(bcc?.files.get("openapi.json")).toContain("x-correction");
    const [emulator] = await generateEmulator(root);
    expect(emulator?.files.get("specs.ts")).not.toContain("x-correction");
  });

  it("gives the emulator the recordings of a service without a door of its own, the first of each status", async () => {
    const copy = workspace();
    for (const spec of findSpecs(copy)) {
      if (!KNOWN.test(spec)) rmSync(join(copy, dirname(spec)), { recursive: true });
    }
    for (const door of ["baiducloud/bcc", "baiducloud/sts", "huaweicloud/iam"]) {
      mkdirSync(join(copy, "packages/emulator/src", door), { recursive: true });
      renameSync(join(copy, "packages/emulator/src", door), join(copy, "packages/emulator/src", `${door}.ts`));
    }
    cpSync(join(root, "packages/emulator/package.json"), join(copy, "packages/emulator/package.json"));
    const recordings = join(copy, "specs/huaweicloud/roma/v2/recordings");
    cpSync(join(recordings, "check-roma-instance-list-v2.400.json"), join(recordings, "zzz.json"));
    const [emulator] = await generateEmulator(copy);
    const examples = emulator?.files.get("examples.ts") ?? "";
    expect(examples.match(/operation: "\w+",\s+status: \d+/g)).toEqual(
      [200, 400, 401, 403, 500].map(
        (status) => expect.stringMatching(new RegExp(`"CheckRomaInstanceListV2",\\s+status: ${status}$`)) as string,
      ),
    );
    writeFileSync(join(recordings, "zzz.json"), "{}");
    await expect(generateEmulator(copy)).rejects.toThrow("recordings/zzz.json#: is no recording");
  });

  it("refuses two services of one name, by which the emulator tells them apart", async () => {
    const copy = workspace();
    cpSync(join(copy, "specs/baiducloud/sts"), join(copy, "specs/huaweicloud/sts"), { recursive: true });
    await expect(generateEmulator(copy)).rejects.toThrow(
      "specs/baiducloud/sts/v1/openapi.yaml#: the emulator has one service of a name, and specs/huaweicloud/sts/v1",
    );
  });
});
