import { check } from "../check.js";
import type { Json } from "../json.js";
import type { Ledger } from "../ledger.js";
import { loadSpec, specNames, type Spec } from "../specs.js";

/** The committed specs, read once. */
export const REAL_SPECS: Spec[] = specNames([]).map((name) => loadSpec(name));

/** The failures of a committed spec after a change in memory. */
export function failuresAfter(spec: Spec, change: (document: Json, ledger: Ledger) => void): string[] {
  const copy = structuredClone(spec);
  change(copy.document, copy.ledger);
  return check(copy).failures;
}

/** One committed spec by name. */
export function realSpec(name: string): Spec {
  const spec = REAL_SPECS.find((one) => one.name === name);
  if (spec === undefined) throw new Error(`no spec ${name}`);
  return spec;
}
