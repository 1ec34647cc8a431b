/** The part of a schema that the types of answers are made of. */
interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** A recorded body with one thing changed, and whether its type still holds. */
export interface Mutant {
  readonly name: string;
  readonly body: unknown;
  /** JSON pointer of what breaks the type; undefined where the type still holds. */
  readonly breaks: string | undefined;
}

type Fields = Record<string, unknown>;

/**
 * Every change of one field of a body, by the schema at a pointer of the document: left out, null, of each other type, a word
 * that no spec has, one field more.
 */
export function mutantsOf(document: Fields, pointer: string, body: unknown): Mutant[] {
  const mutants: Mutant[] = [];
  const change = (name: string, breaks: string | undefined, edit: (copy: unknown) => void, at: readonly string[]) => {
    const copy = structuredClone(body);
    let holder = copy;
    for (const key of at) holder = (holder as Fields)[key];
    edit(holder);
    mutants.push({ name, body: copy, breaks });
  };
  // Several schemas where the spec allows one of them: only what all of them forbid is wrong.
  const walk = (schemas: readonly JsonSchema[], value: unknown, at: readonly string[]): void => {
    const place = (key: string) => [...at, key].map((part) => `/${part}`).join("");
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) {
        const inner = schemas.map(({ items = {} }) => resolve(document, items)).flat();
        mutateField(inner, String(i), item);
      }
    } else if (typeof value === "object" && value !== null) {
      change(`${place("")} with a field more`, undefined, (holder) => ((holder as Fields)["brand_new"] = {}), at);
      for (const [key, inner] of Object.entries(value)) {
        const known = schemas.map(({ properties = {} }) => properties[key] ?? {});
        const required = schemas.every((one) => one.required?.includes(key));
        const breaks = required ? place(key) : undefined;
        change(`${place(key)} left out`, breaks, (holder) => delete (holder as Fields)[key], at);
        mutateField(known.map((one) => resolve(document, one)).flat(), key, inner);
      }
    }

    function mutateField(inner: readonly JsonSchema[], key: string, old: unknown): void {
      const others: unknown[] = [null, true, "x", 7, 0.5, [], {}];
      for (const other of others.filter((one) => typeName(one) !== typeName(old))) {
        const allowed = inner.some(({ type }) => type === undefined || accepts([type].flat(), typeName(other)));
        // An empty object in place of nothing may itself lack fields.
        if (allowed && typeof other === "object" && other !== null) continue;
        const name = `${place(key)} ${JSON.stringify(other)}`;
        change(name, allowed ? undefined : place(key), (holder) => ((holder as Fields)[key] = other), at);
      }
      if (typeof old === "string")
        change(`${place(key)} another word`, undefined, (holder) => ((holder as Fields)[key] = "NO_SPEC_HAS_IT"), at);
      walk(inner, old, [...at, key]);
    }
  };
  walk(resolve(document, { $ref: `#${pointer}` }), body, []);
  return mutants;
}

/** The schemas that a schema stands for. */
function resolve(document: Fields, schema: JsonSchema): JsonSchema[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => resolve(document, one));
  if (schema.$ref === undefined) return [schema];
  let found: unknown = document;
  for (const part of schema.$ref.split("/").slice(1)) {
    found = (found as Fields)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return resolve(document, found as JsonSchema);
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

function accepts(types: readonly string[], name: string): boolean {
  return types.includes(name) || (name === "integer" && types.includes("number"));
}
