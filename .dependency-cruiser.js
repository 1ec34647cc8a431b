// Which way imports run, by dependency-cruiser; types count, since declarations need their modules too. Packages are reached
// as users reach them, by name and so built; run it after a build.
import { builtinModules } from "node:module";

const builtins = builtinModules.join("|");
/** Code that is published; tests may import more. */
const SOURCE = { pathNot: "\\.test(-d)?\\.ts$" };
/** @param {string[]} names */
const any = (...names) => `(${names.join("|")})`;

/**
 * What the sources of a package may import from outside of it.
 * @param {string} name
 * @param {string[]} allowed regular expressions of module paths
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
const mayImport = (name, allowed) => ({
  name: `${name}-imports-downward`,
  comment: "Providers stand on client-core, client-core on auth-signing, the emulator on auth-signing.",
  severity: "error",
  from: { ...SOURCE, path: `^packages/${name}/src/` },
  to: { pathNot: [`^packages/${name}/src/`, ...allowed] },
});

/**
 * A folder of a package that must not import some others of it.
 * @param {string} folder
 * @param {string[]} above
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
const below = (folder, above) => ({
  name: `${folder.replaceAll("/", "-")}-is-below`,
  comment: `${folder} knows nothing of ${above.join(", ")}.`,
  severity: "error",
  from: { ...SOURCE, path: `^packages/${folder.replace("/", "/src/")}/` },
  to: { path: `^packages/${folder.split("/")[0]}/src/${any(...above)}[/.]` },
});

/** The packages whose folders are no services. */
const LAYERS = any("auth-signing", "client-core", "emulator");

/** @param {string} name */
const module = (name) => `node_modules/${name}/`;

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Cycles of types count as well: they tie the files together for whoever reads them.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolves",
      comment: "Imports something that is not there. Packages are imported as built: is the build missing?",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "packages-know-no-tools",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^tools/" },
    },
    {
      name: "projects-by-name-only",
      comment: "Another project's files are its own affair; its exports are for others.",
      severity: "error",
      from: { path: "^(packages|tools)/([^/]+)/" },
      to: { dependencyTypes: ["local"], path: "^(packages|tools)/", pathNot: "^$1/$2/" },
    },
    {
      name: "declared-where-imported",
      comment: "What the root or a neighbour declares may be gone tomorrow. vitest is the root's: it runs all tests.",
      severity: "error",
      from: { path: "^(packages|tools)/[^/]+/" },
      to: { dependencyTypes: ["npm-no-pkg"], dependencyTypesNot: ["npm-peer"], pathNot: "node_modules/vitest/" },
    },
    mayImport("auth-signing", [`^(crypto|fs|fs/promises|os|path)$`]),
    mayImport("client-core", [`^packages/auth-signing/dist/`, module("openapi-fetch"), module("@opentelemetry/api")]),
    mayImport("huaweicloud", [`^packages/(auth-signing|client-core)/dist/`]),
    mayImport("baiducloud", [`^packages/(auth-signing|client-core)/dist/`]),
    mayImport("emulator", [
      `^packages/auth-signing/dist/`,
      `^(${builtins})$`,
      module("ajv(-formats)?"),
      module("vitest"),
    ]),
    {
      name: "generated-within-its-service",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/([^/]+)/" },
      to: { path: "^packages/[^/]+/src/[^/]+/generated/", pathNot: "^packages/$1/src/$2/generated/" },
    },
    {
      name: "generated-stands-alone",
      comment: "Generated code imports its neighbours and client-core, nothing hand-written beside it.",
      severity: "error",
      from: { path: "^packages/.+/generated/" },
      to: { pathNot: ["^packages/.+/generated/", "^packages/client-core/dist/"] },
    },
    {
      name: "services-apart",
      comment: "One service's entry must not load another's.",
      severity: "error",
      from: { ...SOURCE, path: `^packages/(?!${LAYERS}/)([^/]+)/src/([^/]+)/` },
      to: { path: "^packages/$1/src/[^/]+/", pathNot: "^packages/$1/src/$2/" },
    },
    below("auth-signing/http", ["huaweicloud", "baiducloud", "providers"]),
    below("auth-signing/crypto", ["huaweicloud", "baiducloud", "providers", "http"]),
    below("auth-signing/providers", ["huaweicloud", "baiducloud"]),
    below("auth-signing/huaweicloud", ["baiducloud"]),
    below("auth-signing/baiducloud", ["huaweicloud"]),
    below("client-core/errors", ["client", "options", "request", "retry", "opentelemetry", "validation", "telemetry"]),
    below("client-core/events", [
      "client",
      "options",
      "request",
      "retry",
      "call",
      "opentelemetry",
      "validation",
      "telemetry",
    ]),
    below("client-core/answer", ["client", "options", "retry", "call", "opentelemetry", "validation", "telemetry"]),
    below("client-core/request", ["client", "retry", "call", "opentelemetry", "validation"]),
    below("client-core/telemetry", ["client", "options", "retry", "request", "opentelemetry", "validation"]),
    below("client-core/retry", ["client", "options", "call", "opentelemetry", "validation"]),
    below("client-core/call", ["client", "retry", "opentelemetry", "validation"]),
    below("emulator/http", ["huaweicloud", "baiducloud", "diagnosis", "door", "spec", "seed", "inspection"]),
    below("emulator/spec", ["huaweicloud", "baiducloud", "diagnosis", "door", "http", "seed", "inspection"]),
    below("emulator/door", ["huaweicloud", "baiducloud", "seed", "inspection"]),
    below("emulator/diagnosis", ["huaweicloud", "baiducloud", "seed", "inspection"]),
    below("emulator/seed", ["huaweicloud", "baiducloud", "diagnosis", "door", "http", "inspection"]),
    below("emulator/huaweicloud", ["baiducloud", "inspection"]),
    below("emulator/baiducloud", ["huaweicloud", "inspection"]),
    {
      name: "opentelemetry-in-its-entry",
      comment: "An optional peer: who does not import the entry for it must not need it.",
      severity: "error",
      from: {
        ...SOURCE,
        path: "^packages/client-core/src/",
        pathNot: "^packages/client-core/src/opentelemetry/|\\.test\\.ts$",
      },
      to: { path: module("@opentelemetry/api"), reachable: true },
    },
    {
      name: "vitest-in-its-entry",
      severity: "error",
      from: { path: "^packages/emulator/src/", pathNot: "^packages/emulator/src/vitest\\.ts$|\\.test\\.ts$" },
      to: { path: module("vitest"), reachable: true },
    },
    {
      name: "in-process-without-node",
      comment: "The entry for pages in a browser reaches none of Node's modules.",
      severity: "error",
      from: { path: "^packages/emulator/src/in-process\\.ts$" },
      to: { path: `^(${builtins})$`, reachable: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|/dist/" },
    exclude: { path: "^packages/emulator/\\.runs-|^tools/[^/]+/\\.programs-|^tools/spec-semver/fixtures/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["yunfan-source", "import", "types", "default"],
      extensions: [".ts", ".js"],
    },
  },
};
