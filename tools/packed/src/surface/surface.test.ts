import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { write } from "../run.js";
import { report } from "./report.js";
import { readSurface, type Surface } from "./surface.js";

const manifest = {
  name: "@yunfan/thing",
  version: "1.0.0",
  engines: { node: ">=20.19" },
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./more": { types: "./dist/more.d.ts", default: "./dist/more.js" },
    "./data.json": "./data.json",
  },
};

const files: Record<string, string> = {
  "package.json": JSON.stringify(manifest),
  "dist/index.d.ts": `
    import type { Hidden } from "./hidden.js";
    export { Failure as Problem, code } from "./parts.js";
    export type * from "./typed.js";
    /** Told. */
    export declare function load(name: string): Hidden;
    export declare function load(name: string, size: number): Hidden;
    export interface Options {
      /** @deprecated use size */
      readonly length?: number;
      readonly size?: number | undefined;
    }`,
  "dist/more.d.ts": `
    import { code } from "./parts.js";
    import type { Kept } from "./typed.js";
    export { code, Kept };
    export type { Options } from "./index.js";
    declare global { interface Window { thing: string } }
    declare module "other" { interface Registry { readonly thing: number } }`,
  "dist/parts.d.ts": `
    export declare class Failure extends Error { readonly kind = "failure"; private readonly inner; }
    export declare const code: 7;`,
  "dist/typed.d.ts": `export declare class Kept { #private; }\nexport declare const unseen: number;`,
  "dist/hidden.d.ts": `export interface Hidden { readonly deep: Deeper }\nexport type Deeper = "a" | "b";\nexport type Unused = 1;`,
};

/** A package with what signatures can be made of. */
const kinds: Record<string, string> = {
  "package.json": JSON.stringify({
    ...manifest,
    exports: {
      ".": { types: "./dist/kinds.d.ts", default: "./dist/kinds.js" },
      "./data.json": "./data.json",
    },
    bin: { thing: "./cli.js" },
    dependencies: { other: "1.0.0" },
    peerDependencies: { peer: "^1.0.0" },
  }),
  "dist/kinds.d.ts": `
    import { Base, OtherBase, type Handing } from "./base.js";
    import type { Added } from "./base.js";
    export { Deeper as Word } from "./hidden.js";
    export { one as borrowed } from "other";
    export declare function list<Key extends string, Item = string>(limit?: number): [Key, Item];
    export declare class Derived extends Base {
      plain: number;
      get size(): number; set size(to: number);
      find(key: string): 1; find(key: unknown): 2;
    }
    export type Unbased = OtherBase;
    export interface Shape extends Handing {
      /** @deprecated */ old(a: 1): void; old(a: 2): void;
      both: { left: { /** @deprecated */ at: 1 }; right: { at: 1 } };
      far: import("./base.js").Far;
      whole: typeof import("./base.js");
    }
    declare module "other" { interface Also { readonly added: Added } }`,
  "dist/base.d.ts": `
    export declare class Base { inherited: number; }
    export declare class OtherBase { inherited: number; }
    export interface Handing { handed: number }
    export interface Far { far: 1 }
    export interface Added { added: 1 }
    export declare const whole: 1;`,
  "node_modules/other/package.json": JSON.stringify({ name: "other", version: "1.0.0", types: "./index.d.ts" }),
  "node_modules/other/index.d.ts": "export declare const one: 1; export declare const two: 2;",
  "dist/hidden.d.ts": `export type Deeper = "a" | "b"; export type Unused = 1;`,
};

// The compiler is slow on a busy machine.
const LONG = { timeout: 120_000 };

/** The surface of a made-up package, with some files changed. */
function surfaceOf(changed: Record<string, string> = {}, all = files): Surface {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-surface-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ ...all, ...changed })) {
    // As compilers write it: what a line begins with is about what follows.
    write(folder, name, text.replaceAll(" /** @deprecated */", "\n/** @deprecated */"));
  }
  return readSurface(folder);
}

const names = (surface: Surface, entry: string) =>
  surface.entries
    .find((one) => one.entry === entry)
    ?.names.map(({ name, value }) => `${name}${value ? "" : " (type)"}`);

describe("a surface", () => {
  it("has every name of every entry, sorted, and knows which exist at run time", () => {
    const surface = surfaceOf();
    expect(surface.entries.map(({ entry }) => entry)).toEqual([".", "./data.json", "./more"]);
    expect(names(surface, ".")).toEqual(["Kept (type)", "Options (type)", "Problem", "code", "load", "unseen (type)"]);
    expect(names(surface, "./more")).toEqual(["Kept (type)", "Options (type)", "code"]);
    expect(names(surface, "./data.json")).toEqual([]);
  });

  it("has what signatures stand on, and no more", () => {
    expect(surfaceOf().internals.map(({ name }) => name)).toEqual(["Deeper", "Hidden"]);
  });

  it("knows the kind of an error", () => {
    const [entry] = surfaceOf().entries;
    expect(entry?.names.find(({ name }) => name === "Problem")).toMatchObject({ errorKind: "failure", value: true });
  });

  it("tells what it adds to other modules", () => {
    expect(surfaceOf().augmentations.map((text) => text.split(" {")[0])).toEqual([
      "declare global",
      'declare module "other"',
    ]);
  });

  it("is refused for a package that is not built", () => {
    const exports = { "./gone": { types: "./dist/gone.d.ts", default: "./dist/gone.js" } };
    expect(() => surfaceOf({ "package.json": JSON.stringify({ ...manifest, exports }) })).toThrow(/build the package/);
  });
});

describe("a report", () => {
  it("is the same for the same surface, whatever comments say", async () => {
    const before = await report(surfaceOf());
    expect(
      await report(surfaceOf({ "dist/index.d.ts": files["dist/index.d.ts"]!.replace("Told.", "Told anew.") })),
    ).toBe(before);
    expect(before).toMatchInlineSnapshot(`
      "# API of @yunfan/thing

      Every name that can be imported, with its signature. Written by \`npm run api\` from the built declarations.

      - Node: \`>=20.19\`
      - Commands: none
      - Dependencies: none
      - Optional peers: none

      ## \`@yunfan/thing\`

      \`\`\`ts
      // only as a type
      export declare class Kept {
        #private;
      }

      // deprecated: Options.length
      export interface Options {
        readonly length?: number;
        readonly size?: number | undefined;
      }

      // exported as Problem
      export declare class Failure extends Error {
        readonly kind = "failure";
        private readonly inner;
      }

      export declare const code: 7;

      export declare function load(name: string): Hidden;
      export declare function load(name: string, size: number): Hidden;

      // only as a type
      export declare const unseen: number;
      \`\`\`

      ## \`@yunfan/thing/data.json\`

      Data.

      ## \`@yunfan/thing/more\`

      \`\`\`ts
      export type { Kept } from "@yunfan/thing";

      export type { Options } from "@yunfan/thing";

      export { code } from "@yunfan/thing";
      \`\`\`

      ## Added to other packages' modules

      \`\`\`ts
      declare global {
        interface Window {
          thing: string;
        }
      }

      declare module "other" {
        interface Registry {
          readonly thing: number;
        }
      }
      \`\`\`

      ## Not exported

      Signatures are made of these; they have no name outside.

      \`\`\`ts
      type Deeper = "a" | "b";

      interface Hidden {
        readonly deep: Deeper;
      }
      \`\`\`
      "
    `);
  });

  let before: Promise<string> | undefined;
  const changes: [string, string, string, string][] = [
    ["an optional parameter", "dist/index.d.ts", "name: string, size: number", "name: string, size?: number"],
    ["a removed overload", "dist/index.d.ts", "export declare function load(name: string): Hidden;", ""],
    ["a word of a type that is not exported", "dist/hidden.d.ts", `"a" | "b"`, `"a"`],
    ["a member of a type that is not exported", "dist/hidden.d.ts", "readonly deep", "readonly deeper"],
    ["a value that becomes a type", "dist/more.d.ts", "export { code, Kept }", "export type { code, Kept }"],
    ["a name that is gone", "dist/more.d.ts", "export { code, Kept }", "export { code }"],
    ["the kind of an error", "dist/parts.d.ts", `"failure"`, `"problem"`],
    ["the value of a constant", "dist/parts.d.ts", "code: 7", "code: 8"],
    ["a member no longer deprecated", "dist/index.d.ts", "@deprecated use size", "The size."],
    ["what is added to another module", "dist/more.d.ts", "thing: number", "thing: 1"],
    ["the lowest Node", "package.json", ">=20.19", ">=22"],
  ];
  it.each(changes)("shows %s", LONG, async (_, file, from, to) => {
    const text = files[file] ?? "";
    expect(text).toContain(from);
    expect(await report(surfaceOf({ [file]: text.replace(from, to) }))).not.toBe(
      await (before ??= report(surfaceOf())),
    );
  });
  let beforeKinds: Promise<string> | undefined;
  const changedKinds: [string, string, string, string][] = [
    ["a parameter that is no longer optional", "dist/kinds.d.ts", "limit?: number", "limit: number"],
    ["the default of a type parameter", "dist/kinds.d.ts", "Item = string", "Item = number"],
    ["the bound of a type parameter", "dist/kinds.d.ts", "Key extends string", "Key extends number"],
    [
      "the order of overloads",
      "dist/kinds.d.ts",
      "find(key: string): 1; find(key: unknown): 2;",
      "find(key: unknown): 2; find(key: string): 1;",
    ],
    ["a member that a class inherits", "dist/base.d.ts", "inherited: number", "inherited: string"],
    ["a member that an interface inherits", "dist/base.d.ts", "handed: number", "handed?: number"],
    ["a base that is another", "dist/kinds.d.ts", "extends Base", "extends OtherBase"],
    ["a member more that is readonly", "dist/kinds.d.ts", "plain: number", "readonly plain: number"],
    ["a setter that is gone", "dist/kinds.d.ts", "set size(to: number);", ""],
    ["what another entry's name stands for", "dist/kinds.d.ts", "Deeper as Word", "Unused as Word"],
    ["what is behind an imported type", "dist/base.d.ts", "far: 1", "far: 2"],
    ["what is behind a whole module", "dist/base.d.ts", "const whole: 1", "const whole: 2"],
    ["what is added to another module stands on", "dist/base.d.ts", "added: 1", "added: 2"],
    ["another package's name under the same name", "dist/kinds.d.ts", "one as borrowed", "two as borrowed"],
    [
      "which overload of a member is deprecated",
      "dist/kinds.d.ts",
      "/** @deprecated */ old(a: 1): void; old(a: 2): void;",
      "old(a: 1): void; /** @deprecated */ old(a: 2): void;",
    ],
    [
      "one deprecated overload more",
      "dist/kinds.d.ts",
      "/** @deprecated */ old(a: 1): void; old(a: 2)",
      "/** @deprecated */ old(a: 1): void; /** @deprecated */ old(a: 2)",
    ],
    [
      "which member of two alike is deprecated",
      "dist/kinds.d.ts",
      "left: { /** @deprecated */ at: 1 }; right: { at: 1 }",
      "left: { at: 1 }; right: { /** @deprecated */ at: 1 }",
    ],
    ["a dependency's version", "package.json", `"other":"1.0.0"`, `"other":"1.0.1"`],
    ["an optional peer's range", "package.json", `"peer":"^1.0.0"`, `"peer":"^1.1.0"`],
    ["a command", "package.json", `"thing":"./cli.js"`, `"thang":"./cli.js"`],
    ["an entry that is gone", "package.json", `"./data.json":"./data.json"`, `"./date.json":"./data.json"`],
  ];
  it.each(changedKinds)("shows %s", LONG, async (_, file, from, to) => {
    const text = kinds[file] ?? "";
    expect(text).toContain(from);
    expect(await report(surfaceOf({ [file]: text.replace(from, to) }, kinds))).not.toBe(
      await (beforeKinds ??= report(surfaceOf({}, kinds))),
    );
  });

  it("names what is deprecated by its path, and which of those that share it", () => {
    const shape = surfaceOf({}, kinds).entries[0]?.names.find(({ name }) => name === "Shape");
    expect(shape?.declarations[0]?.split("\n").slice(0, 2)).toEqual([
      "// deprecated: Shape.old",
      "// deprecated: Shape.both.left.at",
    ]);
  });
});
