import type { JsonObject } from "./load.js";
import type { ServiceModel } from "./model.js";
import { printClient } from "./print-client.js";
import { printOperations } from "./print-operations.js";
import { printTypes } from "./print-types.js";
import { printValidators } from "./print-validators.js";
import { readModel } from "./read-model.js";
import { specErrorOf } from "./spec-error.js";

/** What a spec gives, not formatted: the text of each file by name. */
export interface PrintedService {
  readonly model: ServiceModel;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Prints the files of a service. Nothing is read and nothing written.
 *
 * @param file - `specs/<provider>/<service>/<version>/openapi.yaml`: names come from it, and messages begin with it
 * @throws {SpecError} for whatever the generator does not support.
 */
export async function printService(file: string, document: JsonObject): Promise<PrintedService> {
  const model = readModel(file, document);
  try {
    const files = {
      "types.ts": await printTypes(model),
      "operations.ts": printOperations(model),
      "client.ts": printClient(model),
      "validators.ts": printValidators(model),
      "openapi.json": JSON.stringify(document),
    };
    return { model, files };
  } catch (error) {
    throw specErrorOf(file, error);
  }
}
