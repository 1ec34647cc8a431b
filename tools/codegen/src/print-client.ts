import { jsdoc } from "./documentation.js";
import type { OperationModel, ServiceModel } from "./model.js";
import { clientName, header, methodName, typeNames } from "./names.js";
import { refName } from "./schema.js";
import { SpecError } from "./spec-error.js";

/** Prints `client.ts`: the interface of the service's client, one documented member per operation. */
export function printClient(model: ServiceModel): string {
  const calls = model.operations.map((operation) => callType(model, operation));
  const members = model.operations.map((operation, i) => {
    const doc = [operation.summary, operation.description.trim(), describeWalk(operation), `@see ${operation.page}`]
      .filter(Boolean)
      .join("\n\n");
    return `${jsdoc(doc)}\nreadonly ${methodName(operation)}: ${calls[i]?.text};`;
  });
  const core = [...new Set(calls.map(({ wrapper }) => wrapper))].sort();
  const types = model.operations.flatMap((operation, i) => [
    ...Object.values(typeNames(operation)),
    ...(calls[i]?.item ?? []),
  ]);
  return `${header(model)}
import type { ${core.join(", ")} } from "@yunfan/client-core";
import type { ${[...new Set(types)].sort().join(", ")} } from "./types.js";

${jsdoc(`${model.title}, version ${model.version}: one member per operation.`)}
export interface ${clientName(model)} {
${members.join("\n\n")}
}
`;
}

function callType(model: ServiceModel, operation: OperationModel): { wrapper: string; text: string; item: string[] } {
  const { input, output, errors } = typeNames(operation);
  const { pagination } = operation;
  const optional = operation.inputs.every(({ required, clientDefault }) => !required || clientDefault);
  if (pagination === undefined) {
    const wrapper = optional ? "OptionalInputCall" : "OperationCall";
    return { wrapper, text: `${wrapper}<${input}, ${output}, ${errors}>`, item: [] };
  }
  const list = model.schemas[operation.success.component]?.properties?.[pagination.items];
  const item = list?.items?.$ref === undefined ? undefined : refName(list.items.$ref);
  if (item === undefined) {
    const at = `/components/schemas/${operation.success.component}/properties/${pagination.items}/items`;
    throw new SpecError(model.file, at, "must be a $ref to the component of one item");
  }
  const cursor = pagination.style === "offset" ? "number" : "string";
  const wrapper = optional ? "OptionalInputPagedCall" : "PagedCall";
  return { wrapper, text: `${wrapper}<${input}, ${output}, ${errors}, ${item}, ${cursor}>`, item: [item] };
}

/** What a walk over all pages can promise: docs/pagination.md says why. */
function describeWalk({ inputs, pagination }: OperationModel): string {
  if (pagination === undefined) return "";
  if (pagination.style === "marker") {
    return (
      `A walk goes by \`${pagination.marker}\`: each record that stays in the list is given at least once, ` +
      "provided that markers name records and not positions. Records that come while it goes on may be missed."
    );
  }
  const most = (name: string) => inputs.find((input) => input.name === name)?.schema.maximum;
  const [offset, limit] = [most(pagination.offset), most(pagination.limit)];
  const reach =
    offset === undefined || limit === undefined
      ? ""
      : ` Only the first ${offset + limit} records can be reached; a walk that meets more ends with a \`PaginationError\`.`;
  return (
    `A walk goes by \`${pagination.offset}\`: each record is given once as long as the list does not change. When records ` +
    `come or go meanwhile, others may be missed or repeated, and the client reports \`drift\` if the total moved.${reach}`
  );
}
