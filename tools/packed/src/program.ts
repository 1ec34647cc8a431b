import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Inventory } from "./program/inventory.js";
import { runProgram, write } from "./run.js";
import { root } from "./workspace.js";

/** The consumer's program: its files by the names under which they import each other, without their ends. */
export const program: Readonly<Record<"inventory" | "page", string>> = {
  inventory: read("inventory"),
  page: read("page"),
};

function read(name: string): string {
  return readFileSync(join(root, "tools/packed/src/program", `${name}.ts`), "utf8");
}

/** Puts the program into a project as JavaScript, and gives the files' names. */
export function writeProgram(project: string): Record<keyof typeof program, string> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  for (const [name, text] of Object.entries(program)) {
    write(project, `${name}.js`, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  return { inventory: "inventory.js", page: "page.js" };
}

/** What a module of the program says when Node runs it in a project, against the emulator that is installed there. */
export async function runInventory(project: string, file: string, name: string): Promise<Inventory> {
  const text = `
    import { startEmulator } from "@yunfan/emulator";
    import { inventory } from ${JSON.stringify(file)};
    const emulator = await startEmulator();
    console.log(JSON.stringify(await inventory(emulator)));
    await emulator.close();`;
  return (await runProgram(project, name, text)) as Inventory;
}
