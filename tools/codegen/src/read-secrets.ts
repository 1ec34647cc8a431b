import { isObject } from "./load.js";
import { refName, type Schema } from "./schema.js";
import type { SpecDocument } from "./spec-document.js";

/**
 * Where a success body has secrets, which clients take out of sight: JSON pointers, `*` for every item of a list or map.
 *
 * @throws {SpecError} for a secret in a component inside itself, whose places have no end.
 */
export function secretPlacesOf(spec: SpecDocument, component: string): string[] {
  const places: string[] = [];
  const endless: string[] = [];
  const walk = (schema: Schema, at: string, via: readonly string[]): void => {
    const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
    if (name !== undefined) {
      // A reference to nothing is named where all components are checked.
      const target = spec.at(`/components/schemas/${name}`);
      if (via.includes(name)) endless.push(name);
      else if (isObject(target)) walk(target, at, [...via, name]);
      return;
    }
    if (schema.format === "password") places.push(at);
    for (const [property, child] of Object.entries(schema.properties ?? {})) walk(child, `${at}/${property}`, via);
    for (const inner of [schema.items, schema.additionalProperties]) if (inner) walk(inner, `${at}/*`, via);
    for (const child of schema.anyOf ?? []) walk(child, at, via);
  };
  walk({ $ref: `#/components/schemas/${component}` }, "", []);
  const [inside] = endless;
  if (places.length > 0 && inside !== undefined) {
    spec.fail(`/components/schemas/${inside}`, `stands inside itself in ${component}, which holds secrets`);
  }
  return [...new Set(places)];
}
