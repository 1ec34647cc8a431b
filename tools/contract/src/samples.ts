import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** A TypeScript sample of a document. */
export interface Sample {
  /** Such as `README.md:57`. */
  readonly place: string;
  readonly text: string;
}

/** Every TypeScript block of the README files. */
export function samples(): Sample[] {
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`);
  return ["README.md", ...packages].flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
      place: `${file}:${text.slice(0, match.index).split("\n").length}`,
      text: match[1] ?? "",
    }));
  });
}
