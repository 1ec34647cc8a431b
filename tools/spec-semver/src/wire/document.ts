import { InputError } from "../input/input-error.js";
import { canonical, isObject, listAt, objectAt, own, type Json, type JsonObject } from "../json.js";

/** A spec, with its references followed. */
export class SpecDocument {
  private readonly closures = new WeakMap<object, string>();
  private readonly below = new Map<string, readonly string[]>();
  private readonly texts = new Map<string, string>();

  /** @throws {InputError} when it is no OpenAPI 3 document. */
  constructor(
    /** How messages call it. */
    readonly name: string,
    readonly root: JsonObject,
    /** The folder that it lies in: its version, where a service has several. */
    readonly version = "",
  ) {
    const openapi = root["openapi"];
    if (typeof openapi !== "string" || !/^3\.\d+(\.|$)/.test(openapi)) {
      throw new InputError(
        `${name}: "openapi" must be a version 3, such as "3.1.1", in quotes; convert older descriptions first`,
      );
    }
    if ("paths" in root && !isObject(root["paths"])) throw new InputError(`${name}: "paths" must be an object`);
  }

  /** A node, or what its `$ref` leads to; an empty object for anything else. */
  resolve(node: Json | undefined): JsonObject {
    let found = node;
    for (let steps = 0; isObject(found) && typeof found["$ref"] === "string"; steps++) {
      if (steps > 100) throw new InputError(`${this.name}: the $ref ${found["$ref"]} leads back to itself`);
      const target = this.target(found["$ref"]);
      const { $ref: _, ...beside } = found;
      // OpenAPI 3.1 lets a summary and a description stand beside a reference, in place of the target's own.
      found = isObject(target) && Object.keys(beside).length > 0 ? { ...target, ...beside } : target;
    }
    return isObject(found) ? found : {};
  }

  /** @throws {InputError} when the reference leads out of the file or nowhere. */
  target(ref: string): Json {
    if (!ref.startsWith("#")) {
      throw new InputError(`${this.name}: the $ref ${ref} leads out of the file; bundle the description first`);
    }
    const value = this.find(ref);
    if (value === undefined) throw new InputError(`${this.name}: the $ref ${ref} leads nowhere`);
    return value;
  }

  private find(ref: string): Json | undefined {
    if (!ref.startsWith("#")) return undefined;
    let value: Json | undefined = this.root;
    for (const part of ref.split("/").slice(1)) {
      const key = keyOf(part);
      value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? own(value, key) : undefined;
    }
    return value;
  }

  /** A text that tells a node and all it refers to from any other, but for order. */
  closure(node: Json | undefined, key = ""): string {
    if (typeof node !== "object" || node === null) return canonical(node, key);
    const known = this.closures.get(node);
    if (known !== undefined) return known;
    const refs = [...this.refsFrom(node)].sort().map((ref) => this.ownText(ref));
    const text = [canonical(node, key), ...refs].join("\n");
    this.closures.set(node, text);
    return text;
  }

  /** Every reference that a node leads to, over any number of steps. */
  refsFrom(node: Json | undefined): Set<string> {
    const refs = new Set<string>();
    const open = [...refsIn(node)];
    for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
      if (refs.has(ref)) continue;
      refs.add(ref);
      const below = this.below.get(ref) ?? refsIn(this.find(ref));
      this.below.set(ref, below);
      open.push(...below);
    }
    return refs;
  }

  private ownText(ref: string): string {
    const text = this.texts.get(ref) ?? `${ref}=${canonical(this.find(ref))}`;
    this.texts.set(ref, text);
    return text;
  }

  /** The names of the schemas that some operation uses. */
  usedSchemas(): Set<string> {
    const names = [...this.refsFrom(objectAt(this.root, "paths"))].map(
      (ref) => /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1],
    );
    const known = new Set(this.schemaNames);
    // What only looks like a reference, in an example, may name none.
    return new Set(names.map((name) => keyOf(name ?? "")).filter((name) => known.has(name)));
  }

  get schemaNames(): string[] {
    return Object.keys(objectAt(objectAt(this.root, "components"), "schemas"));
  }

  /** The servers; a document without any has the one that OpenAPI takes then. */
  get servers(): JsonObject[] {
    const servers = listAt(this.root, "servers")
      .filter(isObject)
      .filter(({ url }) => typeof url === "string");
    return servers.length > 0 ? servers : [{ url: "/" }];
  }

  /** The schemas that the words of a discriminator stand for, as far as it says so: `Cat`, or a reference to it. */
  formsOf(discriminator: Json | undefined): Map<string, JsonObject> {
    const forms = new Map<string, JsonObject>();
    for (const [word, ref] of mappingOf(discriminator)) {
      const form = this.find(ref);
      if (isObject(form)) forms.set(word, form);
    }
    return forms;
  }
}

/** The references that stand in a node. One in an example may lead nowhere: it only looks like a reference. */
function refsIn(node: Json | undefined): string[] {
  const refs: string[] = [];
  const open: (Json | undefined)[] = [node];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) {
      if (typeof value["$ref"] === "string") refs.push(value["$ref"]);
      refs.push(...mappingOf(own(value, "discriminator")).map(([, ref]) => ref));
    }
    for (const child of Object.values(value)) open.push(child);
  }
  return refs;
}

/** Words of a discriminator with the reference that each stands for. */
function mappingOf(discriminator: Json | undefined): [string, string][] {
  const mapping = isObject(discriminator) ? objectAt(discriminator, "mapping") : {};
  return Object.entries(mapping)
    .filter((entry): entry is [string, string] => typeof entry[1] === "string")
    .map(([word, ref]) => [word, /^[\w.-]+$/.test(ref) ? `#/components/schemas/${ref}` : ref]);
}

/** The key that a part of a JSON pointer in a URI fragment names; the part itself where it is not encoded rightly. */
function keyOf(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {}
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
