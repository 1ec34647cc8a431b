import { CONSUMERS_FAMILIES } from "./consumers/rules.js";
import { SURFACE_FAMILIES } from "./surface/rules.js";
import { TYPES_FAMILIES } from "./types/rules.js";
import type { Family } from "./wire/rules/family.js";
import { FAMILIES } from "./wire/rules/index.js";

/** The rules of every lens. */
export const ALL_FAMILIES: readonly Family[] = [
  ...FAMILIES,
  ...TYPES_FAMILIES,
  ...CONSUMERS_FAMILIES,
  ...SURFACE_FAMILIES,
];
