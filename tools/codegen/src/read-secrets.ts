import { childrenOf, refName, type Schema } from "./schema.js";
import type { SpecDocument } from "./spec-document.js";

/**
 * The fields of a success body that are secret: those that clients take out of sight.
 *
 * @throws {SpecError} for a secret further inside, which clients would show.
 */
export function secretFieldsOf(spec: SpecDocument, component: string): string[] {
  const at = `/components/schemas/${component}`;
  const { properties = {} } = spec.object(at) as Schema;
  for (const [name, property] of Object.entries(properties)) {
    const own = `${at}/properties/${name}`;
    const inside = findSecret(spec, property, own, [component]);
    if (inside !== undefined && inside !== own) {
      spec.fail(inside, `is a secret inside ${component}.${name}; clients hide fields of the answer itself only`);
    }
  }
  return Object.entries(properties).flatMap(([name, { format }]) => (format === "password" ? [name] : []));
}

/** Where the first secret of a schema stands. */
function findSecret(spec: SpecDocument, schema: Schema, at: string, via: readonly string[]): string | undefined {
  if (schema.format === "password") return at;
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
  if (name !== undefined && via.includes(name)) return undefined;
  const target = spec.target(schema, at);
  const here = name === undefined ? at : `/components/schemas/${name}`;
  const trail = name === undefined ? via : [...via, name];
  for (const [below, child] of childrenOf(target)) {
    const found = findSecret(spec, child, here + below, trail);
    if (found !== undefined) return found;
  }
  return undefined;
}
