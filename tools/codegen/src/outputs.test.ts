import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface Manifest {
  nx: { targets: { generate?: { outputs?: string[] } } };
}

/** The folders of generated files in a package, such as `{projectRoot}/src/roma/generated`. */
function generatedFolders(name: string): string[] {
  return readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path === "generated" || path.endsWith("/generated"))
    .map((path) => `{projectRoot}/src/${path}`)
    .sort();
}

// Nx reads the outputs of `generate` before it decides whether `build` is a cache hit, and it does not see what a pattern
// matches: a folder that is not named would leave an old build in place after a spec changed.
describe.each(readdirSync(join(root, "packages")))("%s", (name) => {
  it("names each folder of generated files as an output of its generate target", () => {
    const { nx } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as Manifest;
    const { targetDefaults } = JSON.parse(readFileSync(join(root, "nx.json"), "utf8")) as {
      targetDefaults: { generate: { outputs: string[] } };
    };
    const outputs = nx.targets.generate ? (nx.targets.generate.outputs ?? targetDefaults.generate.outputs) : [];
    expect([...outputs].sort()).toEqual(generatedFolders(name));
    for (const output of outputs) expect(output).not.toContain("*");
  });
});
