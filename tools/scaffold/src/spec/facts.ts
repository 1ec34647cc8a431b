import type { Ledger, Row, Sample } from "@yunfan-tools/spec-check/ledger";

/** What the skeleton leaves to a person; `npm test` names each place until it is gone. */
export const TODO = "TODO: what it is, in your own words";

/** What a ledger says of one operation. */
export interface Facts {
  readonly operation: string;
  /** What stands in front of the operation's ids in the ledger; the ids here do without. */
  readonly prefix: string;
  readonly rows: readonly Row[];
  readonly samples: readonly Sample[];
}

/** The facts of one operation; of none where there is no ledger yet. */
export function factsOf(ledger: Ledger | undefined, operation: string): Facts {
  const prefix = Object.keys(ledger?.operations ?? {}).length > 1 ? `${operation}.` : "";
  const own = <T extends { id: string }>(all: readonly T[]): T[] =>
    all.filter(({ id }) => id.startsWith(prefix)).map((one) => ({ ...one, id: one.id.slice(prefix.length) }));
  return { operation, prefix, rows: own(ledger?.rows ?? []), samples: own(ledger?.samples ?? []) };
}

/** Every field that the samples show, by the id that a row of it would have, with its JSON types. */
export function sampledFields({ samples }: Facts): (readonly [string, readonly string[]])[] {
  return samples.flatMap(({ id, fields }) =>
    Object.entries(fields).map(
      ([path, types]) => [`${id === "request" ? "request.body" : id}.${path}`, types] as const,
    ),
  );
}
