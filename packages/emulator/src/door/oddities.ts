import type { FieldNote } from "../spec/document.js";
import type { Operation } from "../spec/operations.js";
import { closest, didYouMean } from "../suggest.js";
import type { InputProblem } from "./input-problem.js";

/** Something that was sent and that the spec does not have so. Vendors ignore it, a strict emulator refuses it. */
export interface Oddity {
  /** What was done about it, where it is not refused. */
  readonly remark: string;
  /** Why it is refused; nothing for what is only advised against. */
  readonly problem: InputProblem | undefined;
}

/** Query parameters that are sent twice, then those that are not documented. */
export function queryOddities(operation: Operation, pairs: readonly (readonly [string, string])[]): Oddity[] {
  const known = queryNames(operation);
  const sent = new Map<string, number>();
  for (const [name] of pairs) sent.set(name, (sent.get(name) ?? 0) + 1);
  const repeated = known.flatMap((name): Oddity[] => {
    const times = sent.get(name) ?? 0;
    if (times < 2) return [];
    const problem = {
      place: "query",
      kind: "repeated",
      name,
      message: `is sent ${times} times; send it once`,
    } as const;
    return [{ remark: `query ${name}: sent ${times} times, the first one taken`, problem }];
  });
  const undocumented = pairs
    .filter(([name]) => !known.includes(name))
    .map(([name]): Oddity => {
      const inBody = operation.body?.fields.includes(name) === true;
      const message = `is not documented${inBody ? "; send it in the body" : didYouMean(name, known)}`;
      const problem = { place: "query", kind: "undocumented", name, message } as const;
      return { remark: `query ${name}: undocumented, ignored`, problem };
    });
  return [...repeated, ...undocumented];
}

/** A body where none is documented. */
export const unwantedBody: Oddity = {
  remark: "body: undocumented, ignored",
  problem: { place: "body", kind: "undocumented", name: "", message: "is not documented; send none" },
};

/** Fields of a body that are not documented, or only for old programs' sake. */
export function bodyOddities(operation: Operation, value: unknown): Oddity[] {
  return (operation.body?.note(value) ?? []).map((note) => {
    const remark = `body ${note.at}: ${note.problem}, ignored`;
    if (note.problem === "deprecated") return { remark, problem: undefined };
    const message = `is not documented${adviceOn(operation, note)}`;
    return { remark, problem: { place: "body", kind: "undocumented", name: note.at, message } };
  });
}

function adviceOn(operation: Operation, { name, known }: FieldNote): string {
  const isOfQuery = closest(name, known) === undefined && queryNames(operation).includes(name);
  return isOfQuery ? "; send it in the query" : didYouMean(name, known);
}

const queryNames = ({ parameters }: Operation): string[] =>
  parameters.filter((one) => one.in === "query").map(({ name }) => name);
