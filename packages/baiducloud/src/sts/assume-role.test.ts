import { describe, expect, it } from "vitest";
import { scripted } from "../../test/scripted.js";
import { stsAssumeRole, type StsAssumeRoleOptions } from "./assume-role.js";

const issued = {
  accessKeyId: "temporary",
  secretAccessKey: "s3cret-value",
  sessionToken: "t0ken-value",
  expiration: "2026-03-01T14:00:00Z",
  roleId: "r-1",
};

const provider = (endpoint: string, more: Partial<StsAssumeRoleOptions> = {}) =>
  stsAssumeRole({
    endpoint,
    credentials: { accessKeyId: "AK", secretAccessKey: "own-secret-key" },
    accountId: "a-1",
    roleName: "reader",
    now: () => new Date("2026-03-01T12:00:00Z"),
    ...more,
  });

describe("stsAssumeRole", () => {
  it("says how long the keys are to live, two hours unless told otherwise", async () => {
    const { endpoint, requests } = await scripted({ body: issued });
    const accessControlList = [{ service: "bce:bcc", effect: "Allow" }];
    expect(await provider(endpoint)()).toMatchObject({ accessKeyId: "temporary" });
    await provider(endpoint, { durationSeconds: 900, userId: "u-1", accessControlList })();
    expect(requests.map(({ line, body }) => `${line} ${body}`)).toEqual([
      "POST /v1/credential?assumeRole=&accountId=a-1&roleName=reader&durationSeconds=7200 {}",
      'POST /v1/credential?assumeRole=&accountId=a-1&roleName=reader&durationSeconds=900&userId=u-1 {"accessControlList":[{"service":"bce:bcc","effect":"Allow"}]}',
    ]);
  });

  it.each([
    [{ accountId: "" }, "accountId is needed to assume a role"],
    [{ roleName: undefined as never }, "roleName is needed to assume a role"],
    [{ durationSeconds: 7201 }, "durationSeconds is 7201; pass whole seconds from 1 to 7200"],
    [{ durationSeconds: 0 }, "durationSeconds is 0; pass whole seconds from 1 to 7200"],
  ])("refuses %j before anything is sent", (change, message) => {
    expect(() => provider("http://127.0.0.1:1", change)).toThrow(message);
  });

  it("says which role it did not get keys of", async () => {
    const { endpoint } = await scripted({ status: 403, body: { code: "AccessDenied", message: "no" } });
    await expect(provider(endpoint)()).rejects.toThrow(
      'no STS credentials of the role "reader": AssumeRole: 403 AccessDenied: "no"',
    );
  });
});
