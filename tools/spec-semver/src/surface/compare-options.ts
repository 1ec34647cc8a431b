import type { Note } from "../wire/recorder.js";
import { isValue, type Option } from "./options.js";

type Options = ReadonlyMap<string, Option>;

/** Options that came, went or changed. Those of an interface that came or went are told by its name. */
export function compareOptions(before: Options, after: Options, note: Note): void {
  const [interfaces, newInterfaces] = [interfacesIn(before), interfacesIn(after)];
  for (const [location, option] of before) {
    const other = after.get(location);
    if (other !== undefined) compareOption(location, option, other, note);
    else if (newInterfaces.has(interfaceOf(location))) {
      note({ rule: "surface-option-removed", location, from: location });
    }
  }
  for (const [location, { required }] of after) {
    if (before.has(location) || !interfaces.has(interfaceOf(location))) continue;
    note({ rule: `surface-option-${required ? "required" : "added"}`, location, to: location });
  }
}

function compareOption(location: string, before: Option, after: Option, note: Note): void {
  if (before.required !== after.required) {
    note({ rule: `surface-option-${after.required ? "required" : "became-optional"}`, location, to: location });
  }
  const [from, to] = [before.default, after.default];
  // One that was not documented may have been there all the time.
  if (from === to || from === undefined) return;
  const value = isValue(from) || (to !== undefined && isValue(to));
  note({ rule: value ? "surface-default-changed" : "surface-default-reworded", location, from, to });
}

const interfaceOf = (location: string) => location.split(".")[0] ?? "";

function interfacesIn(options: Options): Set<string> {
  return new Set([...options.keys()].map(interfaceOf));
}
