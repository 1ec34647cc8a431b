import { createValidation, type ResponseValidation, type ValidationOptions } from "@yunfan/client-core/validation";
import { validators } from "./generated/validators.js";

/**
 * Checks BCC's answers against their types while the program runs: fields that must be there, JSON types, null. Fields and
 * words of enums that no spec has yet pass.
 *
 * @example
 * import { createBcc } from "@yunfan/baiducloud/bcc";
 * import { validation } from "@yunfan/baiducloud/bcc/validation";
 * import { logTo } from "@yunfan/client-core";
 *
 * const bcc = createBcc({ region: "bj", credentials, validation: validation(), onEvent: logTo(console) });
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function validation(options?: ValidationOptions): ResponseValidation {
  return createValidation(validators, options);
}

export type { ResponseProblem, ResponseValidation, ValidationOptions } from "@yunfan/client-core/validation";
