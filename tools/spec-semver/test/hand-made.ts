import type { ClientPackage } from "../src/packages/client-package.js";

/** A package with one entry and one operation, `Do`; `types` are its types. */
export function handMade(types: string, provider = "some"): ClientPackage {
  const manifest = {
    name: `@yunfan/${provider}`,
    type: "module",
    version: "1.0.0",
    exports: { "./thing": { types: "./thing.d.ts" } },
  };
  const client = `import type { OptionalInputCall } from "@yunfan/client-core";
export interface ThingClient {
  readonly do: OptionalInputCall<DoInput, DoOutput, DoErrors>;
}
`;
  const files = new Map([
    ["package.json", JSON.stringify(manifest)],
    ["thing.d.ts", client + types],
  ]);
  return { name: manifest.name, manifest, files };
}

/** The types of that operation. */
export function typesOf({ input = "{}", output = "{}", errors = "{}", more = "" }: Record<string, string>): string {
  return `export interface DoInput ${input}
export interface DoOutput ${output}
export interface DoErrors ${errors}
${more}
`;
}
