import { assemble, documentsOf, type DocumentFacts } from "@yunfan-tools/spec-check/build-ledger";
import { check } from "@yunfan-tools/spec-check/check";
import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import { loadSpec, specNames } from "@yunfan-tools/spec-check/specs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { providersOf, type Provider } from "../workspace.js";
import { skeleton } from "./document.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const providers = new Map(providersOf(root).map((one) => [one.name, one]));
const TODO = "still says TODO; write it";

interface Operation {
  "x-correction"?: object[];
  "x-reads-only": boolean;
  "x-pagination"?: object;
  parameters: Record<string, unknown>[];
  requestBody?: { required: boolean };
  responses: Record<string, { headers: object; content: object; "x-correction"?: Record<string, unknown> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  "x-errors": Record<string, unknown>;
  components: {
    schemas: Record<string, { required?: string[]; properties: Record<string, Record<string, unknown>> }>;
    securitySchemes: Record<string, Record<string, unknown>>;
  };
}

/** The skeleton of a ledger, as a file would have it, and what the check of specs says of it. */
function laidOut(provider: Provider, ledger: Ledger, service = "cups") {
  const made = skeleton({ provider, service, version: "v2", ledger });
  const document = parse(stringify(made, { aliasDuplicateObjects: false })) as Document;
  const operations = Object.fromEntries(
    Object.keys(ledger.operations).map((name) => [name, { unknown: "nobody has looked for it yet" }]),
  );
  const spec = { name: "x", file: "x", ledger, document: document as never, sdkModels: { sdks: {}, operations } };
  return { document, failures: check(spec).failures.filter((line) => !line.endsWith(TODO)) };
}

const real = (name: string): { provider: Provider; documents: DocumentFacts[] } => {
  const provider = providers.get(name.split("/")[0] ?? "");
  if (provider === undefined) throw new Error(`no provider of ${name}`);
  return { provider, documents: documentsOf(loadSpec(name).ledger) };
};

describe.each(specNames([]))("of what is known of %s", (name) => {
  const { provider, documents } = real(name);

  it.each(documents.map((one) => [`${one.source.kind} ${one.facts.operation}`, one] as const))(
    "has a node for each row and field of %s, and nothing else is wrong but what nobody has written yet",
    (_, document) => {
      expect(laidOut(provider, assemble([document])).failures).toEqual([]);
    },
  );

  it("has room for all of them together", () => {
    expect(laidOut(provider, assemble(documents.filter(({ fixedPath }) => fixedPath === undefined))).failures).toEqual(
      [],
    );
  });
});
