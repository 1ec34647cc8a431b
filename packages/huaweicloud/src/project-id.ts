import { resolveCredentials } from "@yunfan/auth-signing";
import { ConfigurationError, type TransportOptions } from "@yunfan/client-core";
import { isToken, type HuaweiCloudAuth } from "./credentials.js";
import { createIam } from "./iam/client.js";
import type { Project, ProjectList } from "./iam/generated/types.js";

/** Options of {@link projectIdFinder}. */
export interface ProjectIdOptions extends TransportOptions {
  readonly credentials: HuaweiCloudAuth;
  readonly projectId?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly iamEndpoint?: string | undefined;
}

/**
 * Finds the project that a client works in: as given, else as the credentials say, else the one project that IAM lists
 * under the region's name. The answer is kept for the life of the client, and one search is under way at a time. Nothing
 * is ever created (the vendor's own Node package may create a project here).
 *
 * @throws {ConfigurationError} when there is none, or more than one.
 */
export function projectIdFinder(options: ProjectIdOptions): () => Promise<string> {
  let found: Promise<string> | undefined;
  return async () => {
    if (options.projectId !== undefined) return options.projectId;
    const credentials = await resolveCredentials(options.credentials);
    if (credentials.projectId !== undefined) return credentials.projectId;
    found ??= search(options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

async function search(options: ProjectIdOptions): Promise<string> {
  // A validation is made for one service, and IAM is another.
  const { region, endpoint, iamEndpoint, credentials, projectId: _, validation: _validation, ...transport } = options;
  if (region === undefined) {
    throw new ConfigurationError("projectId", "is needed where no region is given to find it by");
  }
  if (endpoint !== undefined && iamEndpoint === undefined) {
    throw new ConfigurationError(
      "projectId",
      "is needed beside an endpoint of your own, or iamEndpoint to look it up at; the public IAM may not be the right one",
    );
  }
  const iam = createIam({ ...transport, region, endpoint: iamEndpoint, credentials });
  const result = await iam.keystoneListProjects({ name: region }).safe();
  if (!result.ok) {
    const problem = `was not given and could not be looked up: ${result.error.message}`;
    throw new ConfigurationError("projectId", problem, { cause: result.error });
  }
  // Only the types promise a list of projects; nothing has checked the answer against them.
  const listed: unknown = (result.data as Partial<ProjectList>).projects;
  if (!Array.isArray(listed)) {
    throw new ConfigurationError(
      "projectId",
      "could not be looked up: IAM's answer has no list of projects; pass projectId",
    );
  }
  const projects = (listed as (Partial<Project> | null)[]).filter((one) => typeof one?.id === "string") as Project[];
  const [project, second] = projects;
  if (project === undefined) {
    const who = isToken(await resolveCredentials(credentials)) ? "this token" : "these keys";
    throw new ConfigurationError(
      "projectId",
      `IAM lists no project named ${JSON.stringify(region)} for ${who}; pass projectId`,
    );
  }
  if (second !== undefined) {
    const ids = projects.map(({ id }) => id).join(", ");
    throw new ConfigurationError(
      "projectId",
      `IAM lists several projects named ${JSON.stringify(region)} (${ids}); pass one as projectId`,
    );
  }
  return project.id;
}
