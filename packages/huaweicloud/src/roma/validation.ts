import { createValidation, type ResponseValidation, type ValidationOptions } from "@yunfan/client-core/validation";
import { validators } from "./generated/validators.js";

/**
 * Checks ROMA Connect's answers against their types while the program runs: fields that must be there, JSON types, null.
 * Fields and words of enums that no spec has yet pass.
 *
 * @example
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 * import { validation } from "@yunfan/huaweicloud/roma/validation";
 * import { logTo } from "@yunfan/client-core";
 *
 * const roma = createRoma({ region: "cn-north-4", credentials, validation: validation(), onEvent: logTo(console) });
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function validation(options?: ValidationOptions): ResponseValidation {
  return createValidation(validators, options);
}

export type { ResponseProblem, ResponseValidation, ValidationOptions } from "@yunfan/client-core/validation";
