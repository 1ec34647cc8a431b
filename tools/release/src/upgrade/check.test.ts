import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { checkUpgrade } from "./check.js";
import { printUpgrade } from "./report.js";

/** A folder with these files; its path. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const path = mkdtempSync(join(tmpdir(), "upgrade-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return path;
}

/** A package of clients with two operations, `listThings` and `listOthers`, whose answers have these fields. */
function clients(version: string, things: string[], others: string[], name = "@made-up/clients"): string {
  const operation = (operationId: string, fields: string[]) => ({
    get: {
      operationId,
      responses: {
        200: {
          // A change of words is no change of what is used.
          description: version,
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: Object.fromEntries(fields.map((field) => [field, { type: "string" }])),
              },
            },
          },
        },
      },
    },
  });
  const type = (fields: string[]) => `{ ${fields.map((field) => `${field}?: string`).join("; ")} }`;
  const member = (id: string) => ({ operation: id, member: id.replace("L", "l"), method: "GET", path: "/" });
  return folder({
    "package.json": {
      name,
      version,
      type: "module",
      exports: { "./things": { types: "./dist/things/index.d.ts" } },
    },
    "node_modules/@made-up/core/package.json": { name: "@made-up/core", version, types: "index.d.ts" },
    "node_modules/@made-up/core/index.d.ts": `export type Core = "${version}";`,
    "dist/things/index.d.ts": `export * from "./generated/client.js";`,
    "dist/things/generated/client.d.ts": `export interface Client {
      listThings(): Promise<${type(things)}>;
      listOthers(): Promise<${type(others)}>;
    }
    export declare const client: Client;`,
    "src/things/generated/openapi.json": {
      openapi: "3.1.0",
      info: { title: "", version: "1" },
      paths: { "/things": operation("ListThings", things), "/others": operation("ListOthers", others) },
    },
    "src/generated/api-manifest.json": {
      services: [{ service: "things", operations: [member("ListThings"), member("ListOthers")] }],
    },
  });
}

const TSCONFIG = {
  compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: [], allowJs: true, noEmit: true },
};

it("names the lines that fail with the new version only, and the changes of what is used", async () => {
  const project = folder({
    "package.json": { type: "module" },
    "tsconfig.json": TSCONFIG,
    "main.ts": `import { client } from "@made-up/clients/things";
const { listThings } = client;
export const wrong: number = "before the upgrade as well";
export const name = (await listThings()).name;
const own = { listOthers: () => 1 };
own.listOthers();
import type { Core } from "@made-up/core";
export const core: Core = "1.0.0";
`,
  });
  const [from, to] = [clients("1.0.0", ["id", "name"], ["id", "name"]), clients("2.0.0", ["id"], ["id"])];
  const scratch = folder({});
  vi.stubEnv("TMPDIR", scratch);
  onTestFinished(() => void vi.unstubAllEnvs());
  const upgrade = await checkUpgrade("@made-up/clients", from, to, project);
  expect(readdirSync(scratch).filter((name) => name.startsWith("upgrade-check-"))).toEqual([]);
  expect(upgrade.broken.map(({ line, column, code }) => [line, column, code])).toEqual([
    [4, 42, 2339],
    // What it depends on comes along.
    [8, 14, 2322],
  ]);
  expect(upgrade.changed.map(({ service, operation }) => [service, operation])).toEqual([["things", "ListThings"]]);
  expect(upgrade.changed[0]?.changes.map(({ rule }) => rule)).toEqual(["response-optional-property-removed"]);
  expect(upgrade.unused).toBe(1);
  expect(printUpgrade("@made-up/clients", project, upgrade)).toMatchSnapshot();
});

it("goes by the name where code has no types, and finds nothing where nothing changed", async () => {
  const project = folder({
    "package.json": { type: "module" },
    "tsconfig.json": TSCONFIG,
    "main.js": `/** @param {any} client */
export const list = (client) => client["listOthers"]();
`,
  });
  const [from, to] = [clients("1.0.0", ["id"], ["id", "name"]), clients("2.0.0", ["id"], ["id"])];
  const upgrade = await checkUpgrade("@made-up/clients", from, to, project);
  expect(upgrade.broken).toEqual([]);
  expect(upgrade.changed.map(({ operation, uses }) => [operation, uses[0]?.line])).toEqual([["ListOthers", 2]]);
  expect(await checkUpgrade("@made-up/clients", from, from, project)).toMatchObject({
    broken: [],
    changed: [],
    unused: 0,
  });
});

it("knows packages without a scope", async () => {
  const project = folder({
    "package.json": { type: "module" },
    "tsconfig.json": TSCONFIG,
    "main.ts": `import { client } from "clients/things";
export const { name } = await client.listThings();
`,
  });
  const [from, to] = [clients("1.0.0", ["name"], [], "clients"), clients("2.0.0", [], [], "clients")];
  expect((await checkUpgrade("clients", from, to, project)).broken.map(({ line }) => line)).toEqual([2]);
});

it("finds uses through namespaces, later imports, types and the project's own modules, each once", async () => {
  const settings = { ...TSCONFIG.compilerOptions, paths: { "~/*": ["./*"] } };
  const project = folder({
    "package.json": { type: "module" },
    "tsconfig.json": { files: [], references: [{ path: "./one.json" }, { path: "./two.json" }] },
    "one.json": { compilerOptions: settings, files: ["main.ts"], references: [{ path: "./two.json" }] },
    "two.json": { compilerOptions: settings, files: ["own.ts", "main.ts"], references: [{ path: "./one.json" }] },
    "own.ts": `export * from "@made-up/clients/things";\n`,
    "main.ts": `import * as things from "@made-up/clients/things";
import type { Client } from "~/own.js";
export type Answer = Awaited<ReturnType<Client["listThings"]>>;
export const name = async () => (await things.client["listThings"]()).name;
export const later = async () => (await (await import("~/own.js")).client.listThings()).name;
export const of = (answer: Answer) => answer.name;
type Own = { listThings: string };
export const own: Own["listThings"] = "listThings";
const { listOthers: renamed } = things.client;
export { renamed };
`,
  });
  const [from, to] = [clients("1.0.0", ["id", "name"], ["id", "name"]), clients("2.0.0", ["id"], ["id"])];
  const upgrade = await checkUpgrade("@made-up/clients", from, to, project);
  expect(upgrade.broken.map(({ line }) => line)).toEqual([4, 5, 6]);
  const uses = upgrade.changed.map(({ operation, uses: found }) => [operation, found.map(({ line }) => line)]);
  expect(uses).toEqual([
    ["ListThings", [3, 4, 5]],
    ["ListOthers", [9]],
  ]);
  expect(upgrade.imports).toEqual({ found: ["@made-up/clients/things"], missing: [] });
  // The other way is an upgrade as well.
  expect((await checkUpgrade("@made-up/clients", to, from, project)).broken).toEqual([]);
});

it("says when nothing imports the package, or what the version before has not", async () => {
  const project = folder({
    "package.json": { type: "module" },
    "jsconfig.json": { compilerOptions: { module: "nodenext", types: [] } },
    "main.js": `import "@made-up/clients/nothing";\n`,
  });
  const from = clients("1.0.0", ["id"], []);
  const upgrade = await checkUpgrade("@made-up/clients", from, from, project);
  expect(upgrade.imports).toEqual({ found: [], missing: ["@made-up/clients/nothing"] });
  expect(printUpgrade("@made-up/clients", project, upgrade).split("\n")).toEqual([
    "@made-up/clients 1.0.0 -> 1.0.0, by TypeScript 5.9.3",
    "",
    "@made-up/clients/nothing: not found in 1.0.0 by the project's settings, so nothing is known of it",
    "Nothing here imports what @made-up/clients 1.0.0 has; is it the right folder?",
    "",
    "Everything that compiles still does.",
    "",
    "No used operation changed on the wire.",
  ]);
});

it("says what cannot be checked", async () => {
  const project = folder({ "package.json": {} });
  const [one, other] = [clients("1.0.0", [], []), folder({ "package.json": { name: "other", version: "1.0.0" } })];
  await expect(checkUpgrade("@made-up/clients", one, one, project)).rejects.toThrow(
    /^[^\n]*: has no tsconfig.json, nor/,
  );
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(join(project, "main.ts"), "");
  await expect(checkUpgrade("@made-up/clients", one, other, project)).rejects.toThrow("is other, not @made-up/clients");
  const bare = folder({ "package.json": { name: "@made-up/clients", version: "0.9.0" } });
  await expect(checkUpgrade("@made-up/clients", bare, one, project)).rejects.toThrow("carries no api-manifest.json");
  const said = async (name: string, from: string, at = project) => {
    await expect(checkUpgrade(name, from, one, at)).rejects.toThrow(/^[^\n]+$/);
    return checkUpgrade(name, from, one, at).catch((error: unknown) => String(error));
  };
  for (const name of ["../clients", "@made-up/../../clients", "-g", "Clients", "@made-up"])
    expect(await said(name, one)).toContain("is not the name of a package");
  for (const version of ["--global", "", " ", "no/folder", "https://example.com/a.tgz"])
    expect(await said("@made-up/clients", version)).toContain("is no version, and there is no such tarball or folder");
  const empty = folder({ "tsconfig.json": { files: [], references: [] } });
  expect(await said("@made-up/clients", one, empty)).toContain("compiles no files");
  const odd = folder({ "tsconfig.json": '{ "compilerOptions": {', "main.ts": "" });
  expect(await said("@made-up/clients", one, odd)).toContain("tsconfig.json: ");
  const orphan = folder({ "tsconfig.json": { extends: "./nowhere.json" }, "main.ts": "" });
  expect(await said("@made-up/clients", one, orphan)).toContain("nowhere.json");
  const newer = folder({
    "tsconfig.json": { compilerOptions: { ...TSCONFIG.compilerOptions, fromLater: 1 } },
    "main.ts": "",
  });
  expect(await checkUpgrade("@made-up/clients", one, one, newer)).toMatchObject({ broken: [] });
});
