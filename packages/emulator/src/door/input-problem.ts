/** Why input does not fit the spec. */
export interface InputProblem {
  readonly place: "path" | "query" | "body";
  /**
   * `encoding`: not decodable; `json`: no JSON; `missing`: absent though required; `type`, `value`: of the wrong sort;
   * `undocumented`, `repeated`: refused by the option `strictInput` alone.
   */
  readonly kind: "encoding" | "json" | "missing" | "type" | "value" | "undocumented" | "repeated";
  /** The parameter or the field of the body, such as `limit` or `auth.scope`; empty for the whole. */
  readonly name: string;
  /** In words, such as `must be <= 100`. */
  readonly message: string;
}
