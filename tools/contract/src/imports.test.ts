import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";

/** What a package's own code may import: the road runs one way. */
const allowed: Record<string, string[]> = {
  "auth-signing": ["node:crypto", "node:fs", "node:os", "node:path", "#sha256"],
  "client-core": ["@yunfan/auth-signing", "openapi-fetch"],
  huaweicloud: ["@yunfan/auth-signing", "@yunfan/client-core"],
  baiducloud: ["@yunfan/auth-signing", "@yunfan/client-core"],
  emulator: ["@yunfan/auth-signing", "node:", "ajv", "ajv-formats"],
};

function importsOf(name: string): { file: string; module: string }[] {
  const source = join(root, "packages", name, "src");
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
    .flatMap((file) =>
      ts
        .preProcessFile(readFileSync(join(source, file), "utf8"))
        .importedFiles.map(({ fileName }) => ({ file, module: fileName }))
        .filter(({ module }) => !module.startsWith(".")),
    );
}

describe.each(Object.entries(allowed))("%s", (name, modules) => {
  it("imports only what lies below it", () => {
    const may = (module: string) =>
      modules.some((one) => module === one || module.startsWith(one.endsWith(":") ? one : `${one}/`));
    expect(importsOf(name).filter(({ module }) => !may(module))).toEqual([]);
  });

  it("declares what it imports, and nothing else", () => {
    const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    const used = importsOf(name)
      .map(({ module }) =>
        module.startsWith("@") ? module.split("/").slice(0, 2).join("/") : (module.split("/")[0] ?? ""),
      )
      .filter((module) => !module.startsWith("node:") && !module.startsWith("#"));
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual([...new Set(used)].sort());
  });
});

it("every package is held to the rule", () => {
  expect(readdirSync(join(root, "packages")).sort()).toEqual(Object.keys(allowed).sort());
});
