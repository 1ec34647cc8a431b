// Builds one package: compiles it, then takes out of dist/ what no source gives, so that neither a file that was deleted or
// renamed nor one that was left there is tested or published. Plain Node: `node tools/build.mjs packages/<name>`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, process.argv[2] ?? "");
if (!existsSync(join(folder, "tsconfig.build.json"))) {
  console.error(
    `build: ${process.argv[2] ?? "no folder"} is not a package that is built; name one, such as packages/client-core`,
  );
  process.exit(2);
}
const tsc = join(root, "node_modules/typescript7/bin/tsc");

const { status } = spawnSync(process.execPath, [tsc, "-p", join(folder, "tsconfig.build.json")], { stdio: "inherit" });
process.exitCode = status ?? 1;
if (status === 0) {
  const built = join(folder, "dist");
  for (const file of readdirSync(built, { recursive: true })) {
    if (statSync(join(built, file)).isDirectory()) continue;
    const source = /^(.*)\.(?:js|d\.ts)(?:\.map)?$/.exec(file)?.[1];
    if (source === undefined || !existsSync(join(folder, "src", `${source}.ts`))) rmSync(join(built, file));
  }
}
