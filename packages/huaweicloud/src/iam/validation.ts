import { createValidation, type ResponseValidation, type ValidationOptions } from "@yunfan/client-core/validation";
import { validators } from "./generated/validators.js";

/**
 * Checks IAM's answers against their types while the program runs: fields that must be there, JSON types, null. Fields and
 * words of enums that no spec has yet pass.
 *
 * @example
 * import { createIam } from "@yunfan/huaweicloud/iam";
 * import { validation } from "@yunfan/huaweicloud/iam/validation";
 *
 * const iam = createIam({ region: "cn-north-4", credentials, validation: validation({ level: "throw" }) });
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function validation(options?: ValidationOptions): ResponseValidation {
  return createValidation(validators, options);
}

export type { ResponseProblem, ResponseValidation, ValidationOptions } from "@yunfan/client-core/validation";
