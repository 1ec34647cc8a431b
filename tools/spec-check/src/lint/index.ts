import type { Failure } from "../failure.js";
import type { Json } from "../json.js";
import { lintConstants } from "./constants.js";
import { lintErrors } from "./errors.js";
import { lintExtensions, lintRequired } from "./extensions.js";
import { lintPagination } from "./pagination.js";
import { lintPaths } from "./paths.js";
import { lintSecrets } from "./secrets.js";
import { lintTodo } from "./todo.js";
import { lintDirections, lintEnums, lintInputs, lintNamed } from "./shapes.js";

/** What the house asks of a spec beyond OpenAPI and the ledger. */
export function lint(document: Json): Failure[] {
  return [
    lintExtensions,
    lintRequired,
    lintErrors,
    lintPagination,
    lintPaths,
    lintInputs,
    lintConstants,
    lintDirections,
    lintEnums,
    lintNamed,
    lintSecrets,
    lintTodo,
  ].flatMap((rule) => rule(document));
}
