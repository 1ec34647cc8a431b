// Published packages: what the lenses see there that no spec tells. Packed once, edited in memory.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "@yunfan-tools/contract/root";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bump, Change } from "../src/change.js";
import { comparePackages, LENSES } from "../src/compare.js";
import { readRelease } from "../src/input/release.js";
import { isObject, type JsonObject } from "../src/json.js";
import type { ClientPackage } from "../src/packages/client-package.js";
import { pack } from "./pack.js";

const TIME = 300_000;
const PACKAGES = ["huaweicloud", "baiducloud", "client-core", "auth-signing"] as const;
type Name = (typeof PACKAGES)[number];
const bases = new Map<Name, ClientPackage>();
let scratch: string;

type Edit =
  | { readonly file: string; readonly find: string | RegExp; readonly put: string }
  | { readonly manifest: (manifest: JsonObject) => void };

/** @throws when an edit finds nothing: a case must not pass because it does nothing. */
function edited(name: Name, edits: readonly Edit[]): ClientPackage {
  const base = bases.get(name);
  if (!base) throw new Error(`${name} is not packed`);
  const files = new Map(base.files);
  const manifest = structuredClone(base.manifest);
  for (const edit of edits) {
    if ("manifest" in edit) {
      edit.manifest(manifest);
      files.set("package.json", JSON.stringify(manifest));
    } else {
      const before = files.get(edit.file) ?? "";
      const after = before.replace(edit.find, edit.put);
      if (after === before) throw new Error(`${edit.file}: nothing like ${String(edit.find)}`);
      files.set(edit.file, after);
    }
  }
  return { ...base, manifest, files };
}

const inside = (manifest: JsonObject, key: string) => {
  const value = manifest[key];
  if (!isObject(value)) throw new Error(`no ${key}`);
  return value;
};

interface Case {
  readonly name: string;
  readonly package: Name;
  readonly edits: readonly Edit[];
  readonly bump: Bump;
  /** The rules that speak, all of them; a lens is known by how its rules begin. */
  readonly rules: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: "surface alone: a newer Node is needed",
    package: "huaweicloud",
    edits: [{ manifest: (manifest) => (inside(manifest, "engines")["node"] = ">=22.12") }],
    bump: "major",
    rules: ["surface-engine-raised"],
  },
  {
    name: "surface alone: an older Node will do",
    package: "huaweicloud",
    edits: [{ manifest: (manifest) => (inside(manifest, "engines")["node"] = ">=18") }],
    bump: "minor",
    rules: ["surface-engine-lowered"],
  },
  {
    name: "surface alone: an error is of another kind",
    package: "client-core",
    edits: [{ file: "dist/errors/transport-errors.d.ts", find: 'kind = "network"', put: 'kind = "connection"' }],
    bump: "major",
    rules: ["surface-error-kind-changed"],
  },
  {
    name: "surface alone: another time limit by default",
    package: "client-core",
    edits: [{ file: "dist/options.d.ts", find: "Default 60,000.", put: "Default 30,000." }],
    bump: "major",
    rules: ["surface-default-changed"],
  },
  {
    name: "an option must be given: its place, and the program of a team that does not",
    package: "huaweicloud",
    edits: [{ file: "dist/roma/index.d.ts", find: "readonly projectId?: string", put: "readonly projectId: string" }],
    bump: "major",
    rules: ["consumers-fixture-fails", "surface-option-required"],
  },
  {
    name: "surface alone: a default in other words",
    package: "client-core",
    edits: [
      { file: "dist/options.d.ts", find: "Default: the global `fetch`.", put: "Default: `fetch` of the runtime." },
    ],
    bump: "patch",
    rules: ["surface-default-reworded"],
  },
  {
    name: "surface alone: a peer must be there",
    package: "client-core",
    edits: [{ manifest: (manifest) => delete manifest["peerDependenciesMeta"] }],
    bump: "major",
    rules: ["surface-peer-required"],
  },
  {
    name: "surface alone: an entry comes",
    package: "baiducloud",
    edits: [{ manifest: (manifest) => (inside(manifest, "exports")["./cdn.json"] = "./cdn.json") }],
    bump: "minor",
    rules: ["surface-entry-added"],
  },
  {
    name: "surface alone: data of an entry goes",
    package: "baiducloud",
    edits: [{ manifest: (manifest) => delete inside(manifest, "exports")["./sts/openapi.json"] }],
    bump: "major",
    rules: ["surface-entry-removed"],
  },
  {
    name: "an error goes: its name, its kind",
    package: "client-core",
    edits: [{ file: "dist/index.d.ts", find: /\bAbortError, /, put: "" }],
    bump: "major",
    rules: ["consumers-name-fails", "surface-error-kind-removed", "surface-name-removed"],
  },
  {
    name: "an entry goes: its names, and what imports them",
    package: "baiducloud",
    edits: [{ manifest: (manifest) => delete inside(manifest, "exports")["./sts/session-token"] }],
    bump: "major",
    rules: ["consumers-name-fails", "surface-entry-removed"],
  },
  {
    name: "a name is another one",
    package: "huaweicloud",
    edits: [
      { file: "dist/roma/index.d.ts", find: "export declare const romaRegions", put: "export declare const regions" },
    ],
    bump: "major",
    rules: ["consumers-name-fails", "surface-name-added", "surface-name-removed"],
  },
  {
    name: "consumers alone: an operation can be walked no more",
    package: "huaweicloud",
    edits: [
      {
        file: "dist/roma/generated/client.d.ts",
        find: /OptionalInputPagedCall<(\w+), (\w+), (\w+), \w+, number>/,
        put: 'import("@yunfan/client-core").OptionalInputCall<$1, $2, $3>',
      },
    ],
    bump: "major",
    rules: ["consumers-fixture-fails", "consumers-maximal-call-fails", "consumers-minimal-call-fails"],
  },
  {
    name: "an option goes: its place, and the program of a team that gives it",
    package: "baiducloud",
    edits: [{ file: "dist/bcc/index.d.ts", find: /readonly region\?:[^;]+;/, put: "" }],
    bump: "major",
    rules: ["consumers-fixture-fails", "surface-option-removed"],
  },
  {
    name: "types alone: the words of an answer are a closed list now",
    package: "baiducloud",
    edits: [
      {
        file: "dist/bcc/generated/types.d.ts",
        find: /renewTimeUnit\?: [^;]+;/,
        put: 'renewTimeUnit?: "month" | null;',
      },
    ],
    bump: "major",
    rules: ["types-output-type-changed"],
  },
  {
    name: "types and the programs that read: a field of an answer goes",
    package: "baiducloud",
    edits: [{ file: "dist/bcc/generated/types.d.ts", find: /isTruncated\?: boolean;/, put: "" }],
    bump: "major",
    rules: ["consumers-reading-fails", "types-output-key-removed"],
  },
  {
    name: "types alone: a field of an answer comes",
    package: "baiducloud",
    edits: [{ file: "dist/bcc/generated/types.d.ts", find: /isTruncated\?: boolean;/, put: "$&\n    fresh?: string;" }],
    bump: "minor",
    rules: ["types-output-key-added"],
  },
];

let found: Change[][];

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "spec-semver-"));
  for (const name of PACKAGES) {
    const { published } = await readRelease(pack(join(root, "packages", name), scratch));
    if (published) bases.set(name, published);
  }
  // Each as it is goes first; then the cases.
  const pairs = [
    ...PACKAGES.map((name) => ({ before: edited(name, []), after: edited(name, [{ manifest: () => {} }]) })),
    ...CASES.map((one) => ({ before: edited(one.package, []), after: edited(one.package, one.edits) })),
  ];
  found = await comparePackages(pairs, LENSES, (line) => {
    throw new Error(line);
  });
}, TIME);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(PACKAGES.map((name, i) => [name, i] as const))("%s as it is: nothing changed", (_, i) => {
  expect(found[i]).toEqual([]);
});

describe.each(CASES.map((one, i) => [one.name, one, i] as const))("%s", (_, one, i) => {
  test(`is ${one.bump}`, () => {
    const changes = found[PACKAGES.length + i] ?? [];
    expect([...new Set(changes.map(({ rule }) => rule))].sort()).toEqual([...one.rules].sort());
    expect(new Set(changes.map(({ bump }) => bump))).toContain(one.bump);
  });
});
