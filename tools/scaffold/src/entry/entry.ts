import type { Provider } from "../workspace.js";
import { indexFile } from "./index-file.js";
import { testFile } from "./test-file.js";
import { validationFile } from "./validation-file.js";

/** What the entry of a service is made of. */
export interface EntryOf {
  readonly provider: Provider;
  readonly service: string;
  readonly version: string;
  /** The first operation, by the vendor's name. */
  readonly operation: string;
  /** What the operation cannot do without, each with a value. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether calls need a project id, which Huawei Cloud's clients find by themselves. */
  readonly project: boolean;
}

/** The files of `packages/<provider>/src/<service>/` that people own. */
export function entryFiles(of: EntryOf): Record<string, string> {
  return { "index.ts": indexFile(of), "validation.ts": validationFile(of), "index.test.ts": testFile(of) };
}
