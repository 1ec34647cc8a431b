import type { RefusalFields } from "../door/refusal.js";
import { reasonOf } from "../http/reason.js";
import { isObject, resolve, type OpenApiDocument, type Schema, type ServiceDocument } from "../spec/document.js";
import { exampleOf } from "./example.js";

type Fields = Record<string, unknown>;

/** The schema of the body that comes with a status, whichever operation documents it; the first of several shapes. */
function schemaOf(document: OpenApiDocument, status: number): Schema | undefined {
  const [found] = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) => responses[status]?.content?.["application/json"]?.schema ?? []),
  );
  const shape = found === undefined ? undefined : resolve(document, found);
  return shape?.anyOf?.[0] ?? shape;
}

/** The field of an error schema at a JSON pointer. */
function fieldAt(document: OpenApiDocument, schema: Schema, pointer: string): Schema | undefined {
  return pointer
    .split("/")
    .slice(1)
    .reduce<Schema | undefined>((node, name) => node && resolve(document, node).properties?.[name], schema);
}

/**
 * An error as the spec has it: every field that its body documents, with code, message and request id where `x-errors`
 * says. A status that no operation documents gets the shape of the first error that is.
 */
export function documentedError(
  document: ServiceDocument,
  { status, code, message }: RefusalFields,
  requestId: string,
): unknown {
  const { "x-errors": places } = document;
  const schema = schemaOf(document, status) ?? anyError(document);
  const body = exampleOf(document, schema);
  const fields: Fields = isObject(body) ? (structuredClone(body) as Fields) : {};
  const put = (pointers: readonly string[], value: string): void => {
    for (const pointer of pointers) {
      const type = fieldAt(document, schema, pointer)?.type;
      if (type !== undefined) putAt(fields, pointer, type === "integer" || type === "number" ? status : value);
    }
  };
  put(places.code, code ?? codeOf(document, status));
  put(places.message, message);
  put(places.requestId.body, requestId);
  return fields;
}

/** A status as a code: `NotFound`. What a vendor calls it is known only where something was recorded. */
const wordOf = (status: number): string => reasonOf(status).replaceAll(" ", "");

const wordsOf = (schema: (Schema & { readonly enum?: readonly unknown[] }) | undefined): readonly unknown[] =>
  schema?.enum ?? [];

/** The code of a status: its word, or the first that the spec lists where it lists others. */
export function codeOf(document: ServiceDocument, status: number): string {
  const schema = schemaOf(document, status) ?? anyError(document);
  const words = document["x-errors"].code.flatMap((pointer) => wordsOf(fieldAt(document, schema, pointer)));
  const word = wordOf(status);
  const [first] = words.includes(word) ? [word] : words;
  return typeof first === "string" ? first : word;
}

function anyError(document: OpenApiDocument): Schema {
  const statuses = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) => Object.keys(responses).map(Number)),
  );
  const status = statuses.find((one) => one >= 400);
  return (status === undefined ? undefined : schemaOf(document, status)) ?? {};
}

function putAt(fields: Fields, pointer: string, value: unknown): void {
  const names = pointer.split("/").slice(1);
  const last = names.pop();
  let node = fields;
  for (const name of names) {
    const next = node[name];
    if (!isObject(next)) return;
    node = next;
  }
  if (last !== undefined) node[last] = value;
}

/** The value at a JSON pointer of an error body, as a text. */
export function textAt(body: unknown, pointers: readonly string[]): string | undefined {
  for (const pointer of pointers) {
    const value = pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), body);
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}
