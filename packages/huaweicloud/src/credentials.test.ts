import { describe, expect, it } from "vitest";
import { CredentialsError } from "@yunfan/client-core";
import { scripted } from "../test/scripted.js";
import { createIam } from "./iam/index.js";
import { createRoma } from "./roma/index.js";

const list = { body: { total: 0, size: 0, instances: [] } };

describe("authentication", () => {
  it("sends a token as it is, and no signature", async () => {
    const { endpoint, requests } = await scripted([list]);
    await createRoma({
      endpoint,
      projectId: "0123456789abcdef",
      credentials: { token: "abc.DEF" },
    }).checkRomaInstanceListV2();
    expect(requests[0]?.headers).toMatchObject({ "x-auth-token": "abc.DEF" });
    expect(requests[0]?.headers["authorization"]).toBeUndefined();
  });

  it.each([
    ["the same token", "old", 1],
    ["a newer one", "new", 2],
  ])("tries a refused token again only if its source has another: %s", async (_, renewed, requests) => {
    const { endpoint, requests: seen } = await scripted([{ status: 401, body: { error_code: "APIGW.0301" } }]);
    let token = "old";
    const credentials = Object.assign(() => Promise.resolve({ token }), {
      refresh: () => Promise.resolve({ token: (token = renewed) }),
    });
    const roma = createRoma({ endpoint, projectId: "0123456789abcdef", credentials });
    const result = await roma.checkRomaInstanceListV2().safe();
    expect(!result.ok && result.error).toMatchObject({ status: 401, attempts: requests });
    expect(seen).toHaveLength(requests);
  });

  it("does not ask for other keys when a signature is refused: five in a row lock a key", async () => {
    const { endpoint, requests } = await scripted([{ status: 401, body: { error_code: "APIGW.0301" } }]);
    let renewals = 0;
    const key = { accessKeyId: "AK", secretAccessKey: "SK" };
    const credentials = Object.assign(() => key, {
      refresh: () => Promise.resolve({ ...key, accessKeyId: `AK${++renewals}` }),
    });
    const result = await createRoma({ endpoint, projectId: "0123456789abcdef", credentials })
      .checkRomaInstanceListV2()
      .safe();
    expect(!result.ok && result.error).toMatchObject({ status: 401, attempts: 1, stopped: "final" });
    expect([renewals, requests.length]).toEqual([0, 1]);
  });

  it("signs the project header below a project", async () => {
    const { endpoint, requests } = await scripted([list]);
    const credentials = { accessKeyId: "AK", secretAccessKey: "SK", securityToken: "temporary" };
    await createRoma({ endpoint, projectId: "0123456789abcdef", credentials }).checkRomaInstanceListV2({ limit: 5 });
    expect(requests[0]).toMatchObject({ line: "GET /v2/0123456789abcdef/instances?limit=5" });
    expect(requests[0]?.headers).toMatchObject({ "x-project-id": "0123456789abcdef", "x-security-token": "temporary" });
    expect(requests[0]?.headers["authorization"]).toContain(
      "SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,",
    );
  });

  it.each(["", "with space", "line\nbreak", "ünïcode"])("refuses the token %j without showing it", async (token) => {
    const { endpoint, requests } = await scripted([list]);
    const result = await createIam({ endpoint, credentials: { token } }).keystoneListProjects().safe();
    if (result.ok) throw new Error("expected an error");
    expect(result.error).toBeInstanceOf(CredentialsError);
    expect(result.error.message).toContain("the IAM token is empty or has characters that no header can carry");
    if (token !== "") expect(result.error.message).not.toContain(token);
    expect(requests).toHaveLength(0);
  });

  it("says what is missing where an operation needs credentials", async () => {
    const { endpoint } = await scripted([list]);
    await expect(createIam({ endpoint }).keystoneListProjects()).rejects.toThrow(
      "credentials are needed for this operation",
    );
  });
});
