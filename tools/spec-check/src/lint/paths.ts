import type { Failure } from "../failure.js";
import type { Json } from "../json.js";
import { operationsOf } from "../nodes.js";

/** A path's fragment is one word, and stands only where it tells operations of one method and path apart. */
export function lintPaths(document: Json): Failure[] {
  const operations = operationsOf(document);
  return operations.flatMap(({ method, path, variant, at }) => {
    if (variant === undefined) return [];
    if (!/^\w+$/.test(variant)) {
      return [{ pointer: at, text: `the fragment #${variant} is no word of letters, digits and _; mend it` }];
    }
    const twins = operations.filter((one) => one.method === method && one.path === path);
    if (twins.length > 1) return [];
    return [
      { pointer: at, text: `no other operation is ${method} ${path}; leave the fragment #${variant} out of the path` },
    ];
  });
}
