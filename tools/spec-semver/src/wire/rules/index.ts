import { DOCUMENTATION_FAMILIES } from "./documentation.js";
import { expand, type Family, type Rule } from "./family.js";
import { LIMIT_FAMILIES } from "./limits.js";
import { OPERATION_FAMILIES } from "./operations.js";
import { SERVICE_FAMILIES } from "./service.js";
import { STRUCTURE_FAMILIES } from "./structure.js";
import { VALUE_FAMILIES } from "./values.js";

export type { Rule } from "./family.js";

export const FAMILIES: readonly Family[] = [
  ...OPERATION_FAMILIES,
  ...STRUCTURE_FAMILIES,
  ...VALUE_FAMILIES,
  ...LIMIT_FAMILIES,
  ...SERVICE_FAMILIES,
  ...DOCUMENTATION_FAMILIES,
];

export type RuleTable = ReadonlyMap<string, Rule>;

/** Every rule by its id. */
export const RULES: RuleTable = new Map(expand(FAMILIES).map((rule) => [rule.id, rule]));
