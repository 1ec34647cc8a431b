import { isObject } from "./load.js";
import type { SpecDocument } from "./spec-document.js";
import { pointerOf } from "./spec-error.js";

/**
 * The path of an operation as it goes on the wire: the key of its path item without the fragment, which only tells
 * operations of one method and path apart.
 *
 * @throws {SpecError} for a fragment that is no word, or that tells nothing apart.
 */
export function wirePath(spec: SpecDocument, key: string, method: string): string {
  const [path = "", ...rest] = key.split("#");
  if (rest.length === 0) return path;
  const fragment = rest.join("#");
  const at = pointerOf("paths", key);
  if (!/^\w+$/.test(fragment)) spec.fail(at, "has a fragment that is no word of letters, digits and _");
  const twins = Object.entries(spec.object("/paths")).filter(
    ([other, item]) => other.split("#", 1)[0] === path && isObject(item) && isObject(item[method]),
  );
  if (twins.length < 2) spec.fail(at, `has a fragment, but no other operation is ${method.toUpperCase()} ${path}`);
  return path;
}
