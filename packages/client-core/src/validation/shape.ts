/**
 * What a type promises of a JSON value, as data: the words of its JSON types (`string`, `integer null`), `#Name` for a shape
 * of the table, or rules that must all hold. Printed by the generator.
 */
export type Shape = string | ShapeRules;

/** Each rule speaks of values of its own kind only, as in JSON Schema: `properties` of objects, `items` of arrays. */
export interface ShapeRules {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Shapes by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** The answers of one service. */
export interface ServiceShapes {
  /** The service's name, such as `ROMA`. */
  readonly service: string;
  readonly shapes: Shapes;
  /** By operation, then by status. */
  readonly answers: Readonly<Record<string, Readonly<Record<number, Shape>>>>;
}
