import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./root.js";

/** Installs client-core with its dependencies and without its peers, and runs a program beside it. */
function runWithoutPeers(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-peers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const source = join(root, "packages/client-core");
  const target = join(folder, "node_modules/@yunfan/client-core");
  mkdirSync(target, { recursive: true });
  for (const part of ["dist", "package.json"]) cpSync(join(source, part), join(target, part), { recursive: true });
  for (const dependency of ["@yunfan/auth-signing", "openapi-fetch"]) {
    symlinkSync(realpathSync(join(source, "node_modules", dependency)), join(folder, "node_modules", dependency));
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

it("client-core needs no @opentelemetry/api until its entry for it is imported", { timeout: 30_000 }, () => {
  const program = `
    const { createServiceClient } = await import("@yunfan/client-core");
    console.log(typeof createServiceClient);
    await import("@yunfan/client-core/opentelemetry").catch((error) => console.log(error.code, error.message));
  `;
  const { status, stdout, stderr } = runWithoutPeers(program);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^function\nERR_MODULE_NOT_FOUND Cannot find package '@opentelemetry\/api'/);
});
