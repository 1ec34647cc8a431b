import { documents, serviceNames, type ServiceName } from "./service.js";
import { operationsOf, type Operation } from "./spec/operations.js";
import { quoted, suggest } from "./suggest.js";

/** An operation, and the service that has it. */
export interface Listed {
  readonly service: ServiceName;
  readonly operation: Operation;
}

/** The operations of all services by id. Vendors call operations of several services alike, such as `ListInstances`. */
export const catalogue: ReadonlyMap<string, readonly Listed[]> = grouped(
  serviceNames.flatMap((service) => operationsOf(documents[service]).map((operation) => ({ service, operation }))),
);

function grouped(all: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const byId = new Map<string, Listed[]>();
  for (const one of all) byId.set(one.operation.id, [...(byId.get(one.operation.id) ?? []), one]);
  return byId;
}

/** @throws RangeError when no service has an operation of this id. */
export function checkOperation(id: string): void {
  if (!catalogue.has(id)) throw new RangeError(noSuchOperation(id));
}

export const noSuchOperation = (id: string): string =>
  `there is no operation ${quoted(id)}${suggest(id, [...catalogue.keys()])}`;
