import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Every module of ours that an entry leads to; what only types need is gone when it runs. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
  for (const [, module = ""] of source.matchAll(/^(?:import|export|\} from)(?! type)[^;]*?"(\.[^"]+)";$/gm)) {
    reached(`./${new URL(module, `file:///${file}`).pathname.slice(1).replace(/\.js$/, ".ts")}`, seen);
  }
  return seen;
}

it.each([
  ["./iam/index.ts", /keys|token-store-(?:keyv|encrypted)/],
  ["./roma/index.ts", /keys|password|store/],
  ["./iam/temporary-keys.ts", /agency|password|store|roma/],
  ["./iam/agency-keys.ts", /temporary|password|store|roma/],
])("%s brings nothing along that it has no use for", (entry, others) => {
  const modules = [...reached(entry)];
  expect(modules.length).toBeGreaterThan(5);
  expect(modules.filter((name) => name !== entry && others.test(name))).toEqual([]);
});
