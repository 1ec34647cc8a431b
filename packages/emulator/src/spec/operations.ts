import { noteFields, type FieldNote, type OpenApiDocument, type Parameter } from "./document.js";
import { schemasOf, type Check } from "./schemas.js";

/** A parameter with its compiled check. */
export interface CheckedParameter extends Parameter {
  readonly check: Check;
}

/** An operation of a spec, ready to be served. */
export interface Operation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/v2/{project_id}/instances`. */
  readonly path: string;
  /** True when the spec asks for no credentials. */
  readonly isPublic: boolean;
  readonly parameters: readonly CheckedParameter[];
  readonly body: { readonly required: boolean; readonly check: Check; note(value: unknown): FieldNote[] } | undefined;
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
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => operationAt(document, path, method)),
  );
}

function operationAt(document: OpenApiDocument, path: string, method: string): Operation {
  const schemas = schemasOf(document);
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`the spec has no ${method} ${path}`);
  const base = ["paths", path, method];
  const parameters = (found.parameters ?? []).map((parameter, index) => ({
    ...parameter,
    check: schemas.at(...base, "parameters", String(index), "schema"),
  }));
  const content = found.requestBody?.content[JSON_TYPE];
  const body = content && {
    required: found.requestBody?.required === true,
    check: schemas.at(...base, "requestBody", "content", JSON_TYPE, "schema"),
    note: (value: unknown) => noteFields(document, content.schema, value),
  };
  const answers = new Map(
    Object.keys(found.responses).map((status) => [
      Number(status),
      schemas.at(...base, "responses", status, "content", JSON_TYPE, "schema"),
    ]),
  );
  const isPublic = found.security?.length === 0;
  return { id: found.operationId, method: method.toUpperCase(), path, isPublic, parameters, body, answers };
}

/**
 * The operation a request is for. Segments are compared as sent: a path that needs decoding to match is another path, and
 * an empty parameter matches nothing.
 */
export function matchRoute(operations: readonly Operation[], method: string, path: string): Route | undefined {
  const sent = path.split("/");
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const found = matchPath(operation.path.split("/"), sent);
    if (found !== undefined) return { operation, path: found };
  }
  return undefined;
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
