import ts from "typescript";
import type { PackagePair } from "./client-package.js";

/** Whether the types of two packages are the same but for comments. */
export function sameTypes({ before, after }: PackagePair): boolean {
  const exported = ({ manifest }: PackagePair["before"]) => JSON.stringify(manifest["exports"] ?? null);
  return exported(before) === exported(after) && codeOf(before.files) === codeOf(after.files);
}

const printer = ts.createPrinter({ removeComments: true });

function codeOf(files: ReadonlyMap<string, string>): string {
  return [...files]
    .filter(([path]) => path.endsWith(".ts"))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => `${path}\n${printer.printFile(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))}`)
    .join("\n");
}
