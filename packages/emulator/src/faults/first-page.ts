import type { Input } from "../door/input.js";
import type { RawRequest } from "../http/message.js";
import { readTarget } from "../http/target.js";
import type { Operation } from "../spec/operations.js";

/** Whether the cursor of a request is another than the one that a walk begins at. */
export function asksForLaterPage({ cursor }: Operation, request: RawRequest): boolean {
  const { query = [] } = readTarget(request.target);
  const sent = query.find(([name]) => name === cursor?.name)?.[1];
  return sent !== undefined && sent !== "" && sent !== String(cursor?.schema.default);
}

/** The input as it would be without its cursor. */
export function atFirstPage({ cursor }: Operation, input: Input): Input {
  if (cursor === undefined) return input;
  const { [cursor.name]: _, ...query } = input.query;
  const first = cursor.schema.default as number | string | undefined;
  return { ...input, query: first === undefined ? query : { ...query, [cursor.name]: first } };
}
