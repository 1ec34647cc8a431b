import type { EntryOf } from "./entry-of.js";
import { indexFile } from "./index-file.js";
import { testFile } from "./test-file.js";
import { validationFile } from "./validation-file.js";

/** The files of `packages/<provider>/src/<service>/` that people own. */
export function entryFiles(of: EntryOf): Record<string, string> {
  return { "index.ts": indexFile(of), "validation.ts": validationFile(of), "index.test.ts": testFile(of) };
}
