import { camel, pascal } from "../names.js";
import type { EntryOf } from "./entry-of.js";

/** The entry of a service: its client, and what it takes. */
export function indexFile({ provider, service, version, operation, input, project }: EntryOf): string {
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
