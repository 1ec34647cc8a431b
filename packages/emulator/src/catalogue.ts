import { documents, serviceNames, type ServiceName } from "./service.js";
import { operationsOf, type Operation } from "./spec/operations.js";
import { quoted, suggest } from "./suggest.js";

/** An operation, and the service that has it. */
export interface Listed {
  readonly service: ServiceName;
  readonly operation: Operation;
}

/** The operations of all services by id. */
export const catalogue: ReadonlyMap<string, Listed> = new Map(
  serviceNames.flatMap((service) =>
    operationsOf(documents[service]).map((operation) => [operation.id, { service, operation }]),
  ),
);

/**
 * The operation of an id.
 * @throws RangeError when there is none.
 */
export function listed(id: string): Listed {
  const found = catalogue.get(id);
  if (found === undefined) throw new RangeError(noSuchOperation(id));
  return found;
}

export const noSuchOperation = (id: string): string =>
  `there is no operation ${quoted(id)}${suggest(id, [...catalogue.keys()])}`;
