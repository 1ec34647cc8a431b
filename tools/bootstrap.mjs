// Makes the workspace ready: installs the locked dependencies with the pinned pnpm when they are missing or stale.
// Plain Node, no dependencies: this is the first thing that runs after a clone. It prints to stderr only, so that
// the output of whatever follows stays clean.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".yunfan-install");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: this workspace needs Node 20.19 or newer.`);
}

const manifests = ["packages", "tools"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(folder, name, "package.json")),
);
const state = installState();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== state || manifests.some(lacksDependencies)) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  console.error(`Installing dependencies with ${packageManager} (frozen lockfile) ...`);
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const install = spawnSync(npx, ["--yes", packageManager, "install", "--frozen-lockfile"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (install.status !== 0) {
    const why = install.error
      ? `npx, which comes with npm, did not start (${install.error.message})`
      : "pnpm says why, above; if the npm registry was out of reach, run this again";
    fail(`Dependencies could not be installed: ${why}.`);
  }
  writeFileSync(stamp, state);
}

/** What the installed tree depends on: the lockfile and every manifest. */
function installState() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests.sort()]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Whether a project's own node_modules are gone, as after `git clean` in its folder. */
function lacksDependencies(manifest) {
  if (!existsSync(join(root, manifest)) || existsSync(join(root, manifest, "../node_modules"))) return false;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, manifest), "utf8"));
  return Object.keys({ ...dependencies, ...devDependencies }).length > 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
