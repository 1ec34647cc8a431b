import { expect, it } from "vitest";
import { documents, modelled } from "../service.js";
import { matchRoute, operationsOf } from "./operations.js";

it("reads every operation with its statuses", () => {
  const all = modelled.flatMap((name) => operationsOf(documents[name]));
  expect(all.map(({ id, isPublic, answers }) => [id, isPublic, [...answers.keys()]])).toEqual([
    ["KeystoneCreateUserTokenByPassword", true, [201, 400, 401, 403, 404, 500, 503]],
    ["KeystoneListProjects", false, [200, 400, 401, 403, 404, 500, 503]],
    ["CreateTemporaryAccessKeyByToken", false, [201, 400, 401, 403, 500]],
    ["CreateTemporaryAccessKeyByAgency", false, [201, 400, 401, 403, 500]],
    ["CheckRomaInstanceListV2", false, [200, 400, 401, 403, 404, 429, 500]],
    ["ListReservedInstances", false, [200, 400, 403, 404, 500]],
    ["GetSessionToken", false, [200, 400, 403, 404, 500]],
    ["AssumeRole", false, [200, 400, 403, 404, 500]],
  ]);
});

it("matches method and path to the letter", () => {
  const operations = operationsOf(documents.roma);
  expect(matchRoute(operations, "GET", "/v2/a%2Fb/instances")?.path.get("project_id")).toBe("a%2Fb");
  for (const path of ["/v2//instances", "/v2/a/instances/", "/V2/a/instances", "/v2/a/b/instances", "/v2/a", ""]) {
    expect(matchRoute(operations, "GET", path)).toBeUndefined();
  }
  expect(matchRoute(operations, "get", "/v2/a/instances")).toBeUndefined();
});

it("tells operations of one method and path apart by their variant, asked for only then", () => {
  const operations = operationsOf(documents.iam);
  const path = "/v3.0/OS-CREDENTIAL/securitytokens";
  const routed = (variant?: string) => matchRoute(operations, "POST", path, () => variant)?.operation.id;
  expect(routed("assume_role")).toBe("CreateTemporaryAccessKeyByAgency");
  for (const other of ["token", "", undefined]) expect(routed(other)).toBe("CreateTemporaryAccessKeyByToken");
  expect(matchRoute([...operations].reverse(), "POST", path, () => "other")?.operation.variant).toBeUndefined();
  const asked = () => expect.unreachable();
  expect(matchRoute(operations, "GET", "/v3/projects", asked)?.operation.id).toBe("KeystoneListProjects");
  // The fragment is no part of the path.
  expect(matchRoute(operations, "POST", `${path}#assume_role`)).toBeUndefined();
});
