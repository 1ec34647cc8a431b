import type { Provider } from "../workspace.js";

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
