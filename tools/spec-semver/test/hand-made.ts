import type { JsonObject } from "../src/json.js";
import type { ClientPackage } from "../src/packages/client-package.js";

export interface Parts {
  /** The provider, which the package is named after. */
  readonly provider?: string;
  /** The type of the one operation of the client; null for an entry without any client. */
  readonly call?: string | null;
  /** What the manifest has beside, or instead. */
  readonly manifest?: JsonObject;
  /** Further files of the package. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A package with one entry and one operation, `Do`; `types` are its types. */
export function handMade(types: string, parts: Parts = {}): ClientPackage {
  const { provider = "some", call = "OptionalInputCall<DoInput, DoOutput, DoErrors>" } = parts;
  const name = `@yunfan/${provider}`;
  const thing = { types: "./thing.d.ts", default: "./thing.js" };
  const manifest = { name, type: "module", version: "1.0.0", exports: { "./thing": thing }, ...parts.manifest };
  const client = `import type { OperationCall, OptionalInputCall, OptionalInputPagedCall, PagedCall } from "@yunfan/client-core";
export interface ThingClient {
  readonly do: ${call};
}
`;
  const files = new Map([
    ["package.json", JSON.stringify(manifest)],
    ["thing.d.ts", `${call === null ? "" : client}${types}`],
    ...Object.entries(parts.files ?? {}),
  ]);
  return { name, manifest, files };
}

/** The types of that operation. */
export function typesOf({ input = "{}", output = "{}", errors = "{}", more = "" }: Record<string, string>): string {
  return `export interface DoInput ${input}
export interface DoOutput ${output}
export interface DoErrors ${errors}
${more}
`;
}
