// Builds one package: compiles it, then takes out of dist/ what no source gives any more, so that a file that was deleted or
// renamed is neither tested nor published. Plain Node: `node tools/build.mjs packages/<name>`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, process.argv[2] ?? "");
const tsc = join(root, "node_modules/typescript7/bin/tsc");

const { status } = spawnSync(process.execPath, [tsc, "-p", join(folder, "tsconfig.build.json")], { stdio: "inherit" });
process.exitCode = status ?? 1;
if (status === 0) {
  for (const file of readdirSync(join(folder, "dist"), { recursive: true })) {
    const source = /^(.*)\.(?:js|d\.ts)(?:\.map)?$/.exec(file)?.[1];
    if (source !== undefined && !existsSync(join(folder, "src", `${source}.ts`))) rmSync(join(folder, "dist", file));
  }
}
