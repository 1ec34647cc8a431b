import type { Row } from "@yunfan-tools/spec-check/ledger";
import { typeOf } from "@yunfan-tools/spec-check/words";
import { sampledFields, type Facts } from "./facts.js";

/** A field of an object: its row, or the JSON types that only samples show. */
export interface Field {
  readonly field: string;
  readonly row?: Row;
  readonly types: readonly string[];
}

/** What a field is, and where that differs from its row: why. */
export interface Shape {
  /** `string`, `integer`, `array`, `object`, `flag` …; with `null` where samples print it. */
  readonly types: readonly string[];
  /** The type of a list's items, where a source says it. */
  readonly items?: string | undefined;
  readonly differs?: { readonly reason: string; readonly evidence: string };
}

/** The fields right below an id, of the rows and then of the samples alone. */
export function fieldsBelow(facts: Facts, at: string): Field[] {
  const direct = (id: string): string | undefined => {
    const rest = id.startsWith(`${at}.`) ? id.slice(at.length + 1) : "";
    return /^[^.[\]]+$/.test(rest) && rest !== "header" ? rest : undefined;
  };
  const rows = facts.rows.flatMap((row): Field[] => {
    const field = row.place === "response-header" ? undefined : direct(row.id);
    return field === undefined ? [] : [{ field, row, types: [] }];
  });
  const known = new Set(rows.map(({ field }) => field));
  const sampled = [...typesSeen(facts)].flatMap(([id, types]): Field[] => {
    const field = direct(id);
    return field === undefined || known.has(field) ? [] : [{ field, types: [...types] }];
  });
  return [...rows, ...sampled];
}

/** What a row is: its type word, unless the fields below it or a sample say otherwise. */
export function shapeOf(facts: Facts, row: Row, id: string): Shape {
  const said = typeOf(row) ?? "string";
  if (said === "flag") return { types: [said] };
  const seen = [...(typesSeen(facts).get(id) ?? [])];
  const below =
    fieldsBelow(facts, `${id}[]`).length > 0 ? "array" : fieldsBelow(facts, id).length > 0 ? "object" : undefined;
  const shown = seen.find((type) => type !== "null");
  const word = said.startsWith("array") ? "array" : said;
  const base = below ?? (word === "unknown" ? shown : word) ?? "string";
  const isInput = row.place !== "response";
  const odd = shown !== undefined && shown !== base && !(shown === "integer" && base === "number");
  const nulls = seen.includes("null") && !isInput ? ["null"] : [];
  // An input has one type; what answers show goes beside what their rows say.
  const types = [...(odd && isInput ? [shown] : odd ? [base, shown] : [base]), ...nulls];
  const items = /^array<(\w+)>$/.exec(said)?.[1] ?? itemSeen(facts, id);
  if (types.join() === word) return { types, items };
  return { types, items, differs: why(row, { below, odd, nulls: nulls.length > 0, unknown: word === "unknown" }) };
}

function why(
  row: Row,
  { below, odd, nulls, unknown }: { below: string | undefined; odd: boolean; nulls: boolean; unknown: boolean },
) {
  const reason = unknown && !odd && !nulls ? "representation" : "contradiction";
  if (odd)
    return {
      reason,
      evidence: "TODO: the sample of the same page shows another type; which is right, and how do you know?",
    };
  if (nulls) return { reason, evidence: "the sample of the same page prints null" };
  if (below !== undefined) return { reason, evidence: "the fields that the page has below it" };
  return { reason, evidence: `TODO: what the type word ${row.type ?? ""} means, and how you know` };
}

/** The type of a list's items, by the samples. */
export function itemSeen(facts: Facts, id: string): string | undefined {
  return [...(typesSeen(facts).get(`${id}[]`) ?? [])].find((type) => type !== "null");
}

/** Every JSON type that samples show, by id. */
function typesSeen(facts: Facts): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const [id, types] of sampledFields(facts)) seen.set(id, new Set([...(seen.get(id) ?? []), ...types]));
  return seen;
}
