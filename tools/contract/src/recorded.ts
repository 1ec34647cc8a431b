/**
 * The type that a recording must satisfy: the public type made read-only, its open enums closed again to the documented
 * words. A new word of a cloud must not break a caller, but a word that no spec lists must not pass in a recording.
 */
export type Recorded<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Recorded<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Recorded<Closed<T[Key]>> }
      : T;

/** Literal words, or null; `string` and `string & {}` are dropped. */
type Words<T> = T extends string ? (string extends T ? never : T) : never;

type Closed<T> = [Words<T>] extends [never] ? T : Words<T> | Exclude<T, string>;
