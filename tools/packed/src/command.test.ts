import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, inject, it } from "vitest";

const { bare } = inject("installed");
const windows = process.platform === "win32";

it("the emulator's command is linked, and runs another one with the emulator in its environment", () => {
  const command = join(bare, "node_modules/.bin", windows ? "yunfan-emulator.cmd" : "yunfan-emulator");
  const program =
    "fetch(process.env.YUNFAN_EMULATOR_ROMA).then(({ headers }) => console.log(String(headers.has('x-request-id'))))";
  const args = ["exec", "--", process.execPath, "--eval", windows ? `"${program}"` : program];
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", shell: windows });
  expect(stdout).toBe("true\n");
  expect(status).toBe(0);
});
