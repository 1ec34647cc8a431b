import { isObject, type Json, type JsonObject } from "./load.js";
import { childrenOf, refName, unknownType, unsupportedKeys, type Schema } from "./schema.js";
import { pointerOf, SpecError } from "./spec-error.js";

/** A spec with its file name: looks nodes up by JSON pointer and fails with their place. */
export class SpecDocument {
  constructor(
    readonly file: string,
    readonly root: JsonObject,
  ) {}

  /** The node at a JSON pointer. */
  at(pointer: string): Json | undefined {
    let value: Json | undefined = this.root;
    for (const part of pointer.split("/").slice(1)) {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
    }
    return value;
  }

  object(pointer: string): JsonObject {
    const value = this.at(pointer);
    if (!isObject(value)) this.fail(pointer, "must be an object");
    return value;
  }

  list(pointer: string): Json[] {
    const value = this.at(pointer);
    if (!Array.isArray(value)) this.fail(pointer, "must be a list");
    return value;
  }

  text(pointer: string): string {
    const value = this.at(pointer);
    if (typeof value !== "string" || value === "") this.fail(pointer, "must be a text");
    return value;
  }

  /** A node, or what its `$ref` points to. */
  resolve(entry: Json, at: string): JsonObject {
    if (!isObject(entry)) this.fail(at, "must be an object");
    const ref = entry["$ref"];
    if (typeof ref !== "string") return entry;
    const found = ref.startsWith("#/") ? this.at(ref.slice(1)) : undefined;
    if (!isObject(found)) this.fail(`${at}/$ref`, `${ref} leads nowhere`);
    return found;
  }

  /** A schema, or the component that it refers to. */
  target(schema: Schema, at: string): Schema {
    if (schema.$ref === undefined) return schema;
    const name = refName(schema.$ref);
    const component = name === undefined ? undefined : this.at(`/components/schemas/${name}`);
    if (!isObject(component)) this.fail(`${at}/$ref`, `${schema.$ref} leads nowhere`);
    return component;
  }

  /** The JSON schema of a request body or response. */
  jsonSchema(holder: Json, at: string): Schema {
    const content = isObject(holder) ? holder["content"] : undefined;
    const json = isObject(content) ? content["application/json"] : undefined;
    const schema = isObject(json) ? json["schema"] : undefined;
    if (!isObject(schema)) this.fail(`${at}/content/application~1json/schema`, "is missing");
    return schema;
  }

  /** Every component of the spec, each checked to hold nothing that the generator would have to ignore. */
  components(): Record<string, Schema> {
    const components = this.object("/components/schemas") as Record<string, Schema>;
    for (const [name, schema] of Object.entries(components))
      this.check(schema, pointerOf("components", "schemas", name));
    return components;
  }

  check(schema: Schema, at: string): void {
    const [unknown] = unsupportedKeys(schema);
    if (unknown) this.fail(at + pointerOf(unknown), "is not supported by the generator");
    const map: unknown = schema.additionalProperties;
    if (map !== undefined && (!isObject(map) || schema.properties)) {
      this.fail(`${at}/additionalProperties`, "must be the schema of what a map holds, without properties beside it");
    }
    const wrong = unknownType(schema);
    if (wrong !== undefined) this.fail(`${at}/type`, `${JSON.stringify(wrong)} is no type of JSON Schema`);
    if (schema.$ref !== undefined) this.target(schema, at);
    for (const [below, child] of childrenOf(schema)) this.check(child, at + below);
  }

  fail(pointer: string, problem: string): never {
    throw new SpecError(this.file, pointer, problem);
  }
}
