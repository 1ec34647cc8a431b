import type { Failure } from "../failure.js";
import type { Json } from "../json.js";
import { lintErrors } from "./errors.js";
import { lintExtensions, lintRequired } from "./extensions.js";
import { lintPagination } from "./pagination.js";
import { lintDirections, lintEnums, lintInputs, lintNamed } from "./shapes.js";

/** What the house asks of a spec beyond OpenAPI and the ledger. */
export function lint(document: Json): Failure[] {
  return [
    lintExtensions,
    lintRequired,
    lintErrors,
    lintPagination,
    lintInputs,
    lintDirections,
    lintEnums,
    lintNamed,
  ].flatMap((rule) => rule(document));
}
