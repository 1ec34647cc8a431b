import {
  currentFields,
  noteFields,
  resolve,
  type FieldNote,
  type OpenApiDocument,
  type Parameter,
} from "./document.js";
import { schemasOf, type Check } from "./schemas.js";

/** A parameter with its compiled check. */
export interface CheckedParameter extends Parameter {
  readonly check: Check;
}

/** The body of an operation with its checks. */
export interface CheckedBody {
  readonly required: boolean;
  /** The names at its top, deprecated ones aside. */
  readonly fields: readonly string[];
  readonly check: Check;
  note(value: unknown): FieldNote[];
}

/** An operation of a spec, ready to be served. */
export interface Operation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/v2/{project_id}/instances`. */
  readonly path: string;
  /** The fragment of its key in the spec, which tells operations of one method and path apart. */
  readonly variant: string | undefined;
  /** True when the spec asks for no credentials. */
  readonly isPublic: boolean;
  readonly parameters: readonly CheckedParameter[];
  /** The query parameter that names a page, where the operation has pages. */
  readonly cursor: CheckedParameter | undefined;
  readonly body: CheckedBody | undefined;
  /** The documented statuses, ascending, each with the check of its body. */
  readonly answers: ReadonlyMap<number, Check>;
}

/** A matched operation and the raw texts of its path parameters. */
export interface Route {
  readonly operation: Operation;
  readonly path: ReadonlyMap<string, string>;
}

const JSON_TYPE = "application/json";

/** All operations of a document, in its order. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([key, methods]) =>
    Object.keys(methods).map((method) => operationAt(document, key, method)),
  );
}

function operationAt(document: OpenApiDocument, key: string, method: string): Operation {
  const schemas = schemasOf(document);
  const found = document.paths[key]?.[method];
  if (found === undefined) throw new Error(`the spec has no ${method} ${key}`);
  const base = ["paths", key, method];
  const [path = "", variant] = key.split("#");
  const parameters = (found.parameters ?? []).map((parameter, index) => ({
    ...parameter,
    check: schemas.at(...base, "parameters", String(index), "schema"),
  }));
  const { marker, offset } = found["x-pagination"] ?? {};
  const cursor = parameters.find((one) => one.in === "query" && one.name === (marker ?? offset));
  const content = found.requestBody?.content[JSON_TYPE];
  const body = content && {
    required: found.requestBody?.required === true,
    check: schemas.at(...base, "requestBody", "content", JSON_TYPE, "schema"),
    fields: currentFields(resolve(document, content.schema).properties ?? {}),
    note: (value: unknown) => noteFields(document, content.schema, value),
  };
  const answers = new Map(
    Object.keys(found.responses).map((status) => [
      Number(status),
      schemas.at(...base, "responses", status, "content", JSON_TYPE, "schema"),
    ]),
  );
  const isPublic = found.security?.length === 0;
  return {
    id: found.operationId,
    method: method.toUpperCase(),
    path,
    variant,
    isPublic,
    parameters,
    cursor,
    body,
    answers,
  };
}

/**
 * The operation a request is for. Segments are compared as sent: a path that needs decoding to match is another path, and
 * an empty parameter matches nothing.
 *
 * @param variantOf - Asked where several operations match: the variant that is meant. The one without a variant, or the
 *   first, is for what names none of them.
 */
export function matchRoute(
  operations: readonly Operation[],
  method: string,
  path: string,
  variantOf: () => string | undefined = () => undefined,
): Route | undefined {
  const sent = path.split("/");
  const routes = operations.flatMap((operation): Route[] => {
    const found = operation.method === method ? matchPath(operation.path.split("/"), sent) : undefined;
    return found === undefined ? [] : [{ operation, path: found }];
  });
  const [first] = routes;
  if (routes.length < 2) return first;
  const meant = variantOf();
  const ofVariant = (variant: string | undefined) => routes.find(({ operation }) => operation.variant === variant);
  return ofVariant(meant) ?? ofVariant(undefined) ?? first;
}

function matchPath(template: readonly string[], sent: readonly string[]): Map<string, string> | undefined {
  if (template.length !== sent.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of template.entries()) {
    const text = sent[index] ?? "";
    if (!part.startsWith("{")) {
      if (part !== text) return undefined;
    } else if (text === "") {
      return undefined;
    } else {
      values.set(part.slice(1, -1), text);
    }
  }
  return values;
}
