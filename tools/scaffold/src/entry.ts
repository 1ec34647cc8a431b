import { camel, pascal } from "./names.js";
import type { Provider } from "./workspace.js";

/** What the entry of a service is made of. */
export interface EntryOf {
  readonly provider: Provider;
  readonly service: string;
  readonly version: string;
  /** The first operation, by the vendor's name. */
  readonly operation: string;
  /** What the operation cannot do without, each with a value. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether calls need a project id, which Huawei Cloud's clients find by themselves. */
  readonly project: boolean;
}

/** The files of `packages/<provider>/src/<service>/` that people own. */
export function entryFiles(of: EntryOf): Record<string, string> {
  return { "index.ts": index(of), "validation.ts": validation(of), "index.test.ts": test(of) };
}

function index({ provider, service, version, operation, input, project }: EntryOf): string {
  const Name = pascal(service);
  const title = service.toUpperCase();
  const found = project ? `import { projectIdFinder } from "../project-id.js";\n` : "";
  const projectOptions = project
    ? `
  /** Fills \`project_id\`. Default: the credentials' project, else the one that IAM lists under the region's name. */
  readonly projectId?: string | undefined;
  /** Base URL of the IAM that looks projects up. Default: the region's public one. */
  readonly iamEndpoint?: string | undefined;`
    : "";
  const forgets = project
    ? `A change of
   * \`credentials\` or \`region\` forgets \`projectId\`, a change of \`region\` also \`endpoint\` and \`iamEndpoint\`, unless they
   * are given as well.`
    : `A change of \`region\`
   * forgets \`endpoint\`, unless it is given as well.`;
  const taken = project ? ", projectId: _id, iamEndpoint: _iam" : "";
  const defaults = project ? `\n      defaults: { "project-id": projectIdFinder(options) },` : "";
  const moved = project ? "{ endpoint: undefined, iamEndpoint: undefined }" : "{ endpoint: undefined }";
  const forgotten = project
    ? `\n    ...("region" in changes || "credentials" in changes ? { projectId: undefined } : {}),`
    : "";
  return `import {
  createServiceClient,
  createState,
  resolveEndpoint,
  type Explaining,
  type SharedState,
  type TransportOptions,
} from "@yunfan/client-core";
import { authenticateWith, type ${provider.authType} } from "../credentials.js";
${found}import type { ${Name}Client } from "./generated/client.js";
import { operations, service } from "./generated/operations.js";

/** The regions that the vendor lists for ${title}; others may work, see \`region\` of the options. */
export const ${service}Regions: readonly ${Name}Region[] = service.regions;

/** A region that the vendor lists for ${title}. */
export type ${Name}Region = (typeof service.regions)[number];

/** Options of {@link create${Name}}: \`region\` or \`endpoint\` says where to call. */
export interface ${Name}Options extends TransportOptions {
  /** Region id. */
  readonly region?: ${Name}Region | (string & {}) | undefined;
  /** Base URL in place of the region's. */
  readonly endpoint?: string | undefined;
  /** What signs the calls: given, or a function that fetches it. */
  readonly credentials: ${provider.authType};${projectOptions}
}

/** A client of ${title}: its operations, \`explain\`, and \`with\`. */
export interface ${Name} extends ${Name}Client, Explaining<${Name}Client> {
  /**
   * A client with some options changed, that shares this one's corrected clock and retry budget. ${forgets}
   */
  with(changes: Partial<${Name}Options>): ${Name};
}

/**
 * A client of ${provider.title} ${title}, ${version}.
 *
 * @example
 * import { create${Name} } from "@yunfan/${provider.name}/${service}";
 *
 * const ${service} = create${Name}({ region, credentials });
 * const answer = await ${service}.${camel(operation)}(${Object.keys(input).length === 0 ? "" : "input"});
 *
 * @throws {ConfigurationError} for a malformed region id, a broken endpoint or a bad timeout.
 */
export function create${Name}(options: ${Name}Options): ${Name} {
  return build(options, createState(options));
}

function build(options: ${Name}Options, state: SharedState): ${Name} {
  const { region: _region, endpoint: _endpoint, credentials${taken}, ...transport } = options;
  const client = createServiceClient<${Name}Client>(
    service,
    operations,
    {
      ...transport,
      state,
      endpoint: resolveEndpoint(service, options),
      authenticate: authenticateWith(credentials),${defaults}
    },
  );
  return { ...client, with: (changes) => build(changed(options, changes), state) };
}

function changed(options: ${Name}Options, changes: Partial<${Name}Options>): ${Name}Options {
  return {
    ...options,
    ...("region" in changes ? ${moved} : {}),${forgotten}
    ...changes,
  };
}

export type { ${Name}Client } from "./generated/client.js";
export type * from "./generated/types.js";
export type { ${provider.authType} } from "../credentials.js";
`;
}

function validation({ provider, service }: EntryOf): string {
  const title = service.toUpperCase();
  const Name = pascal(service);
  return `import { createValidation, type ResponseValidation, type ValidationOptions } from "@yunfan/client-core/validation";
import { validators } from "./generated/validators.js";

/**
 * Checks ${title}'s answers against their types while the program runs: fields that must be there, JSON types, null. Fields and
 * words of enums that no spec has yet pass.
 *
 * @example
 * import { create${Name} } from "@yunfan/${provider.name}/${service}";
 * import { validation } from "@yunfan/${provider.name}/${service}/validation";
 * import { logTo } from "@yunfan/client-core";
 *
 * const ${service} = create${Name}({ region, credentials, validation: validation(), onEvent: logTo(console) });
 *
 * @throws {ConfigurationError} for a level that does not exist.
 */
export function validation(options?: ValidationOptions): ResponseValidation {
  return createValidation(validators, options);
}

export type { ResponseProblem, ResponseValidation, ValidationOptions } from "@yunfan/client-core/validation";
`;
}

function test({ service, operation, input, project }: EntryOf): string {
  const Name = pascal(service);
  const own = project ? `, projectId: "0123456789abcdef0123456789abcdef"` : "";
  const given = Object.keys(input).length === 0 ? "" : `, ${JSON.stringify(input)}`;
  return `import { expect, it } from "vitest";
import { service } from "./generated/operations.js";
import { create${Name}, ${service}Regions } from "./index.js";

// That each operation and each of its documented statuses reaches the caller, signed and over a socket, is tested for every
// service by tools/contract. What is this service's own goes here.

const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key" };
const [region = ""]: readonly string[] = ${service}Regions;

it("calls the spec's server of a region, signed", async () => {
  const client = create${Name}({ region, credentials${own} });
  const { url, headers, canonicalRequest } = await client.explain("${camel(operation)}"${given});
  expect(url.startsWith(service.endpoint.replace("{region}", region))).toBe(true);
  expect(new Headers(headers).get("authorization")).toBeTruthy();
  expect(canonicalRequest).toContain(new URL(url).pathname);
});

it("calls an endpoint of the caller's own, and no other host than the region's", async () => {
  const client = create${Name}({ endpoint: "https://one.example.com", credentials${own} });
  const moved = client.with({ endpoint: "https://two.example.com" });
  expect(new URL((await moved.explain("${camel(operation)}"${given})).url).host).toBe("two.example.com");
  expect(() => client.with({ endpoint: "two.example.com" })).toThrow("endpoint");
});
`;
}
