import { describe, expect, it } from "vitest";
import { staticCredentials } from "@yunfan/auth-signing/huaweicloud";
import { ConfigurationError } from "@yunfan/client-core";
import { scripted } from "../test/scripted.js";
import { projectIdFinder } from "./project-id.js";

const credentials = staticCredentials({ accessKeyId: "AK", secretAccessKey: "secret-key" });
const region = "cn-north-4";
const projects = (...ids: string[]) => ({ body: { links: {}, projects: ids.map((id) => ({ id, name: region })) } });

describe("projectIdFinder", () => {
  it("takes what it is given, then what the credentials say, and asks nobody", async () => {
    const known = { ...credentials, accessKeyId: "AK", secretAccessKey: "s", projectId: "from-credentials" };
    expect(await projectIdFinder({ credentials: known, projectId: "given" })()).toBe("given");
    expect(await projectIdFinder({ credentials: known })()).toBe("from-credentials");
    expect(await projectIdFinder({ credentials: () => Promise.resolve({ token: "t", projectId: "of-token" }) })()).toBe(
      "of-token",
    );
  });

  it("asks IAM once for the project named like the region", async () => {
    const { endpoint, requests } = await scripted([projects("p-1")], 10);
    const find = projectIdFinder({ credentials, region, iamEndpoint: endpoint });
    expect(await Promise.all([find(), find(), find()])).toEqual(["p-1", "p-1", "p-1"]);
    expect(await find()).toBe("p-1");
    expect(requests.map(({ line }) => line)).toEqual(["GET /v3/projects?name=cn-north-4"]);
    expect(requests[0]?.headers["authorization"]).toMatch(/^SDK-HMAC-SHA256 Access=AK, /);
  });

  it.each([
    ["none", projects(), 'projectId: IAM lists no project named "cn-north-4" for these keys; pass projectId'],
    [
      "several",
      projects("p-1", "p-2"),
      'projectId: IAM lists several projects named "cn-north-4" (p-1, p-2); pass one as projectId',
    ],
    ["no list", { body: {} }, "projectId: could not be looked up: IAM's answer has no list of projects"],
    ["null for a list", { body: { projects: null } }, "IAM's answer has no list of projects"],
    ["a list of nothing", { body: { projects: [null, {}] } }, 'projectId: IAM lists no project named "cn-north-4"'],
    [
      "no answer",
      { status: 403, body: { error: { code: 403, message: "no" } } },
      "projectId: was not given and could not be looked up: KeystoneListProjects: 403",
    ],
  ])("says so when there is %s, and looks again the next time", async (_, answer, message) => {
    const { endpoint } = await scripted([answer, projects("p-9")]);
    const find = projectIdFinder({ credentials, region, iamEndpoint: endpoint });
    await expect(find()).rejects.toThrow(ConfigurationError);
    expect(await find()).toBe("p-9");
    const again = projectIdFinder({ credentials, region, iamEndpoint: (await scripted([answer])).endpoint });
    await expect(again()).rejects.toThrow(message);
  });

  it("does not send keys to the public IAM on behalf of a private endpoint", async () => {
    const find = projectIdFinder({ credentials, region, endpoint: "http://127.0.0.1:1" });
    await expect(find()).rejects.toThrow("projectId: is needed beside an endpoint of your own, or iamEndpoint");
    await expect(projectIdFinder({ credentials })()).rejects.toThrow("projectId: is needed where no region is given");
  });
});
