import { ConfigurationError } from "../errors/usage-errors.js";
import type { ResponseValidation, ValidationLevel } from "../answer/validate.js";
import { problemsOf } from "./problems.js";
import type { ServiceShapes } from "./shape.js";

/** Options of a service's `validation()`. */
export interface ValidationOptions {
  /**
   * What becomes of an answer that breaks its type. `warn` (the default): the client's `onEvent` gets an
   * `invalid-response`. `throw`: data also ends the call with an `UnexpectedResponseError` of reason `invalid`. `off`:
   * nothing is checked.
   */
  readonly level?: ValidationLevel | undefined;
}

const MOST = 10;

/**
 * A validation from a service's generated shapes. The `/validation` entries of provider packages call this; their users
 * never do.
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function createValidation(
  { service, shapes, answers }: ServiceShapes,
  { level = "warn" }: ValidationOptions = {},
): ResponseValidation {
  if (!["off", "warn", "throw"].includes(level)) {
    throw new ConfigurationError("level", `is ${JSON.stringify(level)}, must be "off", "warn" or "throw"`);
  }
  return {
    service,
    level,
    check: (operation, status, body) => {
      const shape = Object.hasOwn(answers, operation) ? answers[operation]?.[status] : undefined;
      return shape === undefined ? [] : problemsOf(shapes, shape, body, MOST);
    },
  };
}

export type { ResponseProblem } from "../answer/problem.js";
export type { ResponseValidation, ValidationLevel } from "../answer/validate.js";
export type { ServiceShapes, Shape, ShapeRules, Shapes } from "./shape.js";
