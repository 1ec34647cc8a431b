import type { OperationRecord } from "../operation.js";
import type { ServiceRuntime } from "../options.js";
import type { SplitInput } from "./input.js";
import { checkValue } from "./value.js";
import { within, type Bounds } from "./within.js";

/** Fills in what the caller left out and the client can find. */
export async function fillDefaults(
  { defaults }: ServiceRuntime,
  { id, input }: OperationRecord,
  split: SplitInput,
  bounds: Bounds,
): Promise<void> {
  for (const [name, { clientDefault, in: place, rule }] of Object.entries(input)) {
    const find = clientDefault === undefined ? undefined : defaults?.[clientDefault];
    if (find === undefined || place === "body" || split[place][name] !== undefined) continue;
    const found = await within({ operation: id, attempts: 0 }, bounds, find);
    checkValue(id, name, found, rule);
    split[place][name] = found;
  }
}
