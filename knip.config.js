// Dead code and dependencies, by knip: files, exports, types and dependencies that nothing uses, and those used but not
// declared. What a package publishes is used by definition, so its entries are read from its `exports` and `bin`.
import { readFileSync, readdirSync } from "node:fs";

const packages = readdirSync(new URL("packages", import.meta.url));

/** @param {string} name */
function published(name) {
  const { exports, bin = {} } = JSON.parse(
    readFileSync(new URL(`packages/${name}/package.json`, import.meta.url), "utf8"),
  );
  const targets = [exports, bin]
    .flatMap(Object.values)
    .flatMap((one) => (typeof one === "string" ? one : Object.values(one)));
  const built = new Set(targets.filter((file) => /^\.\/dist\/.*\.js$/.test(file)));
  return [...built].map((file) => file.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts!"));
}

/** @type {Record<string, import("knip").KnipConfig>} */
const special = {
  // The entry for vitest needs it, as the optional peer that it is declared to be.
  emulator: { ignoreDependencies: ["vitest"] },
  // The token store's tests start it where it is installed, and say so where it is not.
  huaweicloud: { ignoreBinaries: ["redis-server"] },
};

/** @type {import("knip").KnipConfig} */
export default {
  // A type that stands in an exported signature is part of it, whether or not anyone names it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Generated for users to name; which of them our own code names says nothing.
  ignoreIssues: {
    "packages/*/src/*/generated/**": ["exports", "types"],
    // Consumers' programs: compiled, bundled and run, not imported.
    "tools/packed/src/program/page.ts": ["exports"],
    "tools/spec-semver/fixtures/**": ["exports"],
  },
  // What a tool exports is for the tools beside it; of packages, all is for users.
  includeEntryExports: true,
  workspaces: {
    ".": {
      // nx.json starts these by path.
      entry: ["tools/build.mjs"],
      ignoreDependencies: ["typescript7", "oxlint", "oxlint-tsgolint"],
    },
    ...Object.fromEntries(
      packages.map((name) => [
        `packages/${name}`,
        {
          includeEntryExports: false,
          entry: published(name),
          project: ["src/**/*.ts!", "test/**/*.ts"],
          ...special[name],
        },
      ]),
    ),
    // Programs written and compiled by a test import it.
    "tools/contract": { entry: ["src/recorded.ts"] },
    // A consumer's program, copied out and compiled there; the lowest compiler is started by path.
    "tools/packed": { entry: ["src/program/page.ts"], ignoreDependencies: ["typescript54"] },
    "tools/spec-semver": {
      entry: ["fixtures/*/*.ts"],
      // Read as files, by their paths within it.
      ignoreDependencies: ["@octokit/openapi"],
    },
    // Each vendor's client runs in a process of its own.
    "tools/witness": {
      entry: ["src/*/client.ts"],
      // Huawei Cloud's SDK asks for it without declaring it.
      ignoreDependencies: ["uuid"],
    },
  },
};
