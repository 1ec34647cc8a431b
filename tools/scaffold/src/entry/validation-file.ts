import { pascal } from "../names.js";
import type { EntryOf } from "./entry-of.js";

/** The entry that checks a service's answers while the program runs. */
export function validationFile({ provider, service }: EntryOf): string {
  const title = service.toUpperCase();
  const Name = pascal(service);
  return `import { createValidation, type ResponseValidation, type ValidationOptions } from "@yunfan/client-core/validation";
import { validators } from "./generated/validators.js";

/**
 * Checks ${title}'s answers against their types while the program runs: fields that must be there, JSON types, null. Fields and
 * words of enums that no spec has yet pass.
 *
 * @example
 * import { create${Name} } from "@yunfan/${provider.name}/${service}";
 * import { validation } from "@yunfan/${provider.name}/${service}/validation";
 * import { logTo } from "@yunfan/client-core";
 *
 * const ${service} = create${Name}({ region, credentials, validation: validation(), onEvent: logTo(console) });
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function validation(options?: ValidationOptions): ResponseValidation {
  return createValidation(validators, options);
}

export type { ResponseProblem, ResponseValidation, ValidationOptions } from "@yunfan/client-core/validation";
`;
}
