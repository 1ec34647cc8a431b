import { Refusal } from "../door/refusal.js";
import type { SeedProject } from "../seed/seed.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

/** The caller of an operation that asks for credentials, so there is one. */
export function signedIn(caller: HuaweiCloudCaller | undefined): HuaweiCloudCaller {
  if (caller === undefined) throw new Error("the operation was reached without credentials");
  return caller;
}

/**
 * Lets a caller into a project.
 * @throws Refusal 403: of the gateway when the caller's account has no such project or it is shut, of ROMA when the token
 *   is scoped to something else.
 */
export function enterProject(world: HuaweiCloudWorld, caller: HuaweiCloudCaller, id: string): SeedProject {
  const project = world.seed.projects.find((one) => one.id === id && one.domain_id === caller.domainId);
  if (caller.by !== "key" && caller.by.token.projectId !== id) {
    const message = "No permissions to request this method";
    const scope = caller.by.token.projectId === undefined ? "an account" : "another project";
    throw new Refusal({ status: 403, code: "ROMA.00012000", message, details: `The token is scoped to ${scope}` });
  }
  if (project === undefined || project.enabled === false) {
    throw new Refusal({ status: 403, code: "APIGW.0310", message: "The project is unavailable" });
  }
  return project;
}
