/** One place where an answer breaks what its type promises. Holds no value of the answer. */
export interface ResponseProblem {
  /** JSON pointer into the body, such as `/instances/0/id`; empty for the body itself. */
  readonly pointer: string;
  /** The types that the spec allows there, such as `string` or `integer or null`. */
  readonly expected: string;
  /** The type that came: a JSON type, `nothing` for a missing field, `number out of range` for one beyond a double. */
  readonly found: string;
}

/** `/instances/0/id must be string, is integer` */
export function describeProblem({ pointer, expected, found }: ResponseProblem): string {
  return `${pointer === "" ? "the body" : pointer} must be ${expected}, is ${found === "nothing" ? "missing" : found}`;
}
