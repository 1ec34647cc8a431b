import type { ClientPackage, PackagePair } from "../../src/packages/client-package.js";
import { handMade, typesOf, type Parts } from "../hand-made.js";

/** A change of a package that one rule alone finds: without what it says, all lenses together answer less. */
export interface Mutant extends PackagePair {
  readonly rule: string;
}

export function mutant(rule: string, before: ClientPackage, after: ClientPackage): Mutant {
  return { rule, before, after };
}

/** Types of an operation before and after, in packages that are the same else. */
export function ofTypes(
  rule: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  parts?: Parts,
): Mutant {
  return mutant(rule, handMade(typesOf(before), parts), handMade(typesOf(after), parts));
}

/** What else the entry declares, before and after. */
export const ofMore = (rule: string, before: string, after: string, parts?: Parts): Mutant =>
  ofTypes(rule, { more: before }, { more: after }, parts);

/** Other parts before and after. */
export const ofParts = (rule: string, before: Parts, after: Parts): Mutant =>
  mutant(rule, handMade(typesOf({}), before), handMade(typesOf({}), after));
