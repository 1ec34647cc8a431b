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

// The compiler is slow on a busy machine.
const LONG = { timeout: 120_000 };

/** The surface of a made-up package, with some files changed. */
function surfaceOf(changed: Record<string, string> = {}): Surface {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-surface-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ ...files, ...changed })) write(folder, name, text);
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

      // deprecated: length
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
});
