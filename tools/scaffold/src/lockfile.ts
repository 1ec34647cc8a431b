import { ScaffoldError } from "./scaffold-error.js";

// pnpm's lockfile names every package of the workspace and what it links to. A package that links to its neighbours only
// changes nothing else in it, so no registry needs to be asked.

/** A link from one package of the workspace to another, both by their folders. */
export interface Link {
  readonly name: string;
  readonly to: string;
}

const END = /\n(?=packages:\n)/;

/** A lockfile with one more package, which depends on its neighbours. */
export function withImporter(text: string, folder: string, links: readonly Link[]): string {
  const { before, importers, after } = parts(text);
  const block = `  ${folder}:\n    dependencies:\n${links.map((link) => entry(folder, link)).join("")}`;
  const sorted = [...importers, block].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return `${before}${sorted.map((one) => one.trimEnd()).join("\n\n")}\n${after}`;
}

/** A lockfile in which a package depends on one more neighbour. */
export function withLink(text: string, folder: string, link: Link): string {
  const { before, importers, after } = parts(text);
  const changed = importers.map((block) => {
    if (nameOf(block) !== folder) return block;
    const [head = "", ...rest] = block.split(/(?=^ {6}\S)/m);
    // What follows the dependencies, such as devDependencies, belongs to the last entry's text.
    const entries = [...rest, entry(folder, link)].sort((a, b) => (entryName(a) < entryName(b) ? -1 : 1));
    return head + entries.map((one) => `${one.trimEnd()}\n`).join("");
  });
  return `${before}${changed.map((one) => one.trimEnd()).join("\n\n")}\n${after}`;
}

function parts(text: string): { before: string; importers: string[]; after: string } {
  const start = text.indexOf("\nimporters:\n\n");
  const end = END.exec(text)?.index;
  if (start === -1 || end === undefined) {
    throw new ScaffoldError(
      "pnpm-lock.yaml is not of the form that is known here, with line ends of one byte; restore it with git",
    );
  }
  const from = start + "\nimporters:\n\n".length;
  return {
    before: text.slice(0, from),
    importers: text.slice(from, end).split(/\n\n(?= {2}\S)/),
    after: text.slice(end),
  };
}

const nameOf = (block: string): string => /^ {2}(.+):$/m.exec(block)?.[1] ?? "";
const entryName = (text: string): string => /^ {6}'?([^':]+)/.exec(text)?.[1] ?? "";

function entry(from: string, { name, to }: Link): string {
  const up = from.split("/").map(() => "..");
  const [same, neighbour] = [from.split("/")[0], to.split("/")[0]];
  const path = same === neighbour ? `../${to.split("/").slice(1).join("/")}` : `${up.join("/")}/${to}`;
  return `      '${name}':\n        specifier: workspace:^\n        version: link:${path}\n`;
}
