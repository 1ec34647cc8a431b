import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { describeSchema, jsdoc } from "./documentation.js";
import type { OperationModel, ServiceModel } from "./model.js";
import { header, typeNames } from "./names.js";
import { childrenOf, isInt64, refName, type Schema } from "./schema.js";

/**
 * Prints `types.ts`: one exported interface per input, output, error map and component.
 *
 * openapi-typescript prints every schema; its one nested `components` type is then hoisted into named interfaces, since
 * editors show the name of an interface where they would spell out anything nested.
 */
export async function printTypes(model: ServiceModel): Promise<string> {
  const inputs = Object.fromEntries(
    model.operations.map((operation) => [typeNames(operation).input, inputSchema(operation)]),
  );
  const components = reachable(model, inputs);
  const outputs = outputComponents(model);
  const schemas: Record<string, Schema> = {};
  for (const [name, schema] of [...Object.entries(inputs), ...components]) {
    schemas[name] = annotate(schema, outputs.has(name));
  }
  const hoisted = hoist(await printSchemas(schemas));
  const blocks = model.operations.flatMap((operation) => {
    const { input } = typeNames(operation);
    return [
      withDoc(`Input of ${operation.id}.\n\n@see ${operation.page}`, hoisted.get(input)),
      printOutput(operation),
      printErrors(operation),
    ];
  });
  for (const [name, schema] of components) blocks.push(withDoc(describeSchema(schema), hoisted.get(name)));
  const text = blocks.join("\n\n");
  const imports = /\bInt64\b/.test(text) ? 'import type { Int64 } from "@yunfan/client-core";\n\n' : "";
  return `${header(model)}\n${imports}${text}\n`;
}

/** The flat input of an operation as one object schema. */
function inputSchema({ inputs }: OperationModel): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(inputs.map(({ name, schema }) => [name, schema])),
    required: inputs.filter(({ required, clientDefault }) => required && !clientDefault).map(({ name }) => name),
  };
}

function printOutput(operation: OperationModel): string {
  const { output } = typeNames(operation);
  const doc = jsdoc(`Answer of ${operation.id} (${operation.success.status}).\n\n@see ${operation.page}`);
  return `${doc}\nexport interface ${output} extends ${operation.success.component} {}`;
}

function printErrors(operation: OperationModel): string {
  const rows = operation.errors.map(({ status, components }) => `  readonly ${status}: ${components.join(" | ")};`);
  const doc = jsdoc(`Error bodies of ${operation.id} by status.\n\n@see ${operation.page}`);
  return `${doc}\nexport interface ${typeNames(operation).errors} {\n${rows.join("\n")}\n}`;
}

/** The components that some input, output or error needs, in the order of the spec. */
function reachable(model: ServiceModel, inputs: Record<string, Schema>): [string, Schema][] {
  const names = new Set<string>();
  for (const schema of Object.values(inputs)) collect(schema, model, names);
  for (const name of outputComponents(model)) names.add(name);
  return Object.entries(model.schemas).filter(([name]) => names.has(name));
}

function outputComponents(model: ServiceModel): Set<string> {
  const names = new Set<string>();
  for (const { success, errors } of model.operations) {
    for (const name of [success.component, ...errors.flatMap(({ components }) => components)]) {
      collect({ $ref: `#/components/schemas/${name}` }, model, names);
    }
  }
  return names;
}

function collect(schema: Schema, model: ServiceModel, names: Set<string>): void {
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref);
  if (name !== undefined && !names.has(name)) {
    names.add(name);
    collect(model.schemas[name] ?? {}, model, names);
  }
  for (const [, child] of childrenOf(schema)) collect(child, model, names);
}

/** A copy with full documentation; enums of outputs are marked as open. */
function annotate(schema: Schema, open: boolean): Schema {
  // What becomes text in the description must not be printed a second time.
  const { "x-correction": _correction, "x-unit": _unit, format: _format, examples: _examples, ...rest } = schema;
  const description = describeSchema(schema);
  return {
    ...rest,
    ...(description === "" ? {} : { description }),
    ...(open && schema.enum ? { "x-open": true as const } : {}),
    ...(isInt64(schema) ? { "x-int64": true as const } : {}),
    ...(schema.items ? { items: annotate(schema.items, open) } : {}),
    ...(schema.additionalProperties ? { additionalProperties: annotate(schema.additionalProperties, open) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((child) => annotate(child, open)) } : {}),
    ...(schema.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, child]) => [name, annotate(child, open)]),
          ),
        }
      : {}),
  };
}

async function printSchemas(schemas: Record<string, Schema>): Promise<string> {
  const document = { openapi: "3.1.0", info: { title: "", version: "" }, paths: {}, components: { schemas } };
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    silent: true,
    alphabetize: false,
    defaultNonNullable: false,
    transform: (schema) => openEnum(schema as Schema) ?? int64(schema as Schema),
  });
  return astToString(nodes);
}

/** `"A" | "B" | (string & {})`: known words complete in editors, and a new word breaks nobody. */
function openEnum({ enum: words, "x-open": open }: Schema): ts.TypeNode | undefined {
  if (!open || !words) return undefined;
  const { factory } = ts;
  const literals = words.map((word) =>
    factory.createLiteralTypeNode(
      word === null
        ? factory.createNull()
        : typeof word === "number"
          ? factory.createNumericLiteral(word)
          : factory.createStringLiteral(word),
    ),
  );
  const rest = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(
      words.some((word) => typeof word === "number") ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword,
    ),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...literals, factory.createParenthesizedType(rest)]);
}

/** openapi-typescript would print `number`, which has 53 bits. */
function int64({ type, "x-int64": wide }: Schema): ts.TypeNode | undefined {
  if (!wide) return undefined;
  const node = ts.factory.createTypeReferenceNode("Int64");
  if (type === "integer") return node;
  return ts.factory.createUnionTypeNode([node, ts.factory.createLiteralTypeNode(ts.factory.createNull())]);
}

/** Cuts `components["schemas"]` into one exported interface (or alias) per schema. */
function hoist(printed: string): Map<string, string> {
  const source = ts.createSourceFile("schema.ts", printed, ts.ScriptTarget.Latest, true);
  const declarations = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== "components") continue;
    const schemas = statement.members.find((member) => member.name?.getText() === "schemas");
    if (!schemas || !ts.isPropertySignature(schemas) || !schemas.type || !ts.isTypeLiteralNode(schemas.type)) continue;
    for (const member of schemas.type.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = member.name.getText();
      const body = cleaned(member.type.getText());
      declarations.set(
        name,
        ts.isTypeLiteralNode(member.type) ? `export interface ${name} ${body}` : `export type ${name} = ${body};`,
      );
    }
  }
  return declarations;
}

function cleaned(text: string): string {
  return text
    .replace(/components\["schemas"\]\["(\w+)"\]/g, "$1")
    .replace(/@description /g, "")
    .replace(/^(\s*\*) {5}/gm, "$1 ")
    .replace(/^\s*\* @enum \{.*\}\n/gm, "")
    .replace(/\/\*\* @enum \{.*?\} \*\/\n?/g, "");
}

function withDoc(doc: string, declaration: string | undefined): string {
  if (declaration === undefined) throw new Error("openapi-typescript left a schema out");
  return doc === "" ? declaration : `${jsdoc(doc)}\n${declaration}`;
}
