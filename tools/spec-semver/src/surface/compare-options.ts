import ts from "typescript";
import type { Note } from "../wire/recorder.js";
import { isValue, type Option } from "./options.js";

type Options = ReadonlyMap<string, Option>;

/** Options that came, went or changed. Those of an interface that came or went are told by its name. */
export function compareOptions(before: Options, after: Options, checker: ts.TypeChecker, note: Note): void {
  const [interfaces, newInterfaces] = [interfacesIn(before), interfacesIn(after)];
  for (const [location, option] of before) {
    const other = after.get(location);
    if (other !== undefined) compareOption(location, [option, other], checker, note);
    else if (newInterfaces.has(interfaceOf(location))) {
      note({ rule: "surface-option-removed", location, from: location });
    }
  }
  for (const [location, { required }] of after) {
    if (before.has(location) || !interfaces.has(interfaceOf(location))) continue;
    note({ rule: `surface-option-${required ? "required" : "added"}`, location, to: location });
  }
}

function compareOption(
  location: string,
  [before, after]: readonly [Option, Option],
  checker: ts.TypeChecker,
  note: Note,
): void {
  if (before.required !== after.required) {
    note({ rule: `surface-option-${after.required ? "required" : "became-optional"}`, location, to: location });
  }
  if (before.declared !== after.declared) compareTypes(location, [before, after], checker, note);
  const [from, to] = [before.default, after.default];
  // One that was not documented may have been there all the time.
  if (from === to || from === undefined) return;
  const value = isValue(from) || (to !== undefined && isValue(to));
  note({ rule: value ? "surface-default-changed" : "surface-default-reworded", location, from, to });
}

/** An option is given: its new type must take what its old one took. */
function compareTypes(location: string, options: readonly [Option, Option], checker: ts.TypeChecker, note: Note): void {
  // Where one may be left out and the other not, the compiler takes that for a part of the type.
  const differ = options[0].required !== options[1].required;
  const typeOf = ({ type }: Option) => (differ ? checker.getNonNullableType(type) : type);
  const [before, after] = [typeOf(options[0]), typeOf(options[1])];
  const any = ({ flags }: ts.Type) => (flags & ts.TypeFlags.Any) !== 0;
  const [from, to] = [before, after].map((type) =>
    checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation),
  );
  const takes = (one: ts.Type, other: ts.Type) => checker.isTypeAssignableTo(one, other) && (!any(one) || any(other));
  if (!takes(before, after)) note({ rule: "surface-option-narrowed", location, from, to });
  else if (!takes(after, before)) note({ rule: "surface-option-widened", location, from, to });
}

const interfaceOf = (location: string) => location.split(".")[0] ?? "";

function interfacesIn(options: Options): Set<string> {
  return new Set([...options.keys()].map(interfaceOf));
}
