import { own, type JsonObject } from "../../json.js";

/** The bounds of JSON Schema by the names that rules give them. */
export const BOUNDS = {
  max: "maximum",
  min: "minimum",
  "exclusive-max": "exclusiveMaximum",
  "exclusive-min": "exclusiveMinimum",
  "max-length": "maxLength",
  "min-length": "minLength",
  "max-items": "maxItems",
  "min-items": "minItems",
  "max-properties": "maxProperties",
  "min-properties": "minProperties",
} as const;
export type Bound = keyof typeof BOUNDS;

const KEYWORDS = Object.entries(BOUNDS) as [Bound, string][];

/** The tightest of each bound in parts that all hold. */
export function boundsOf(parts: readonly JsonObject[]): Map<Bound, number> {
  const bounds = new Map<Bound, number>();
  for (const part of parts) {
    for (const [keyword, name] of KEYWORDS) {
      const value = own(part, name);
      // No length is below 0: that is no bound.
      if (typeof value !== "number" || (value === 0 && keyword.startsWith("min-"))) continue;
      // OpenAPI 3.0 says with true that the bound beside it is exclusive.
      const exclusive = (keyword === "max" || keyword === "min") && own(part, BOUNDS[`exclusive-${keyword}`]) === true;
      const bound = exclusive ? (`exclusive-${keyword}` as const) : keyword;
      const before = bounds.get(bound);
      const tightest = bound.includes("max") ? Math.min : Math.max;
      bounds.set(bound, before === undefined ? value : tightest(before, value));
    }
  }
  return bounds;
}
