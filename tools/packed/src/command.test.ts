import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { spawnSync } from "node:child_process";

const { bare } = inject("installed");

it("npm links the emulator's command, which runs another one with the emulator in its environment", () => {
  const command = join(bare, "node_modules/.bin/yunfan-emulator");
  const program = `
    fetch(process.env.YUNFAN_EMULATOR_URL_ROMA ?? Object.entries(process.env).find(([name, value]) => /^http:/.test(value))[1])
      .then((answer) => console.log(answer.status));`;
  const { status, stdout, stderr } = spawnSync(command, ["exec", "--", process.execPath, "--eval", program], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  console.log(status, stdout, stderr);
  expect(status).toBe(0);
});
