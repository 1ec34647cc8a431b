import { inspect } from "node:util";
import { chain, CredentialsError, NoCredentialsError } from "@yunfan/auth-signing";
import { fromEnv } from "@yunfan/auth-signing/baiducloud";
import { describe, expect, it } from "vitest";
import { scripted, type Scripted } from "../../test/scripted.js";
import { stsSessionToken, type StsSessionTokenOptions } from "./session-token.js";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const own = { accessKeyId: "AK", secretAccessKey: "own-secret-key" };

const issued = (change: Record<string, unknown> = {}): Scripted => ({
  body: {
    accessKeyId: "temporary",
    secretAccessKey: "s3cret-value",
    sessionToken: "t0ken-value",
    expiration: "2026-03-02T00:00:00Z",
    ...change,
  },
});

const provider = (endpoint: string, more: Partial<StsSessionTokenOptions> = {}) =>
  stsSessionToken({ endpoint, credentials: own, now: () => new Date(NOW), ...more });

async function failure(run: () => unknown): Promise<Error> {
  try {
    await run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("expected a failure");
}

describe("stsSessionToken", () => {
  it("asks with what was given, and with nothing else", async () => {
    const { endpoint, requests } = await scripted(issued());
    const accessControlList = [{ service: "bce:bcc", region: "bj", effect: "Allow", permission: ["READ"] }];
    await provider(endpoint)();
    await provider(endpoint, { durationSeconds: 900, accessControlList, id: "acl", attachment: "nightly" })();
    expect(requests.map(({ line }) => line)).toEqual([
      "POST /v1/sessionToken",
      "POST /v1/sessionToken?durationSeconds=900",
    ]);
    expect(requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      {},
      { accessControlList, id: "acl", attachment: "nightly" },
    ]);
  });

  it("gives keys with their end, whose secrets are shown nowhere", async () => {
    const { endpoint } = await scripted(issued({ expiration: "2026-03-01T13:00:00.250Z" }));
    const credentials = await provider(endpoint)();
    expect(credentials.secretAccessKey).toBe("s3cret-value");
    expect(credentials.sessionToken).toBe("t0ken-value");
    expect(credentials.expiresAt).toEqual(new Date("2026-03-01T13:00:00.250Z"));
    const shown =
      inspect(credentials, { showHidden: true }) + JSON.stringify(credentials) + inspect({ ...credentials });
    expect(shown).toContain("temporary");
    expect(shown).not.toMatch(/s3cret|t0ken/);
  });

  it.each([-5, 2])("counts the end by this machine's clock, also when it is off by %i hours", async (hours) => {
    const answer = (accessKeyId: string, ends: string) => ({
      ...issued({ accessKeyId, expiration: ends }),
      headers: { Date: new Date(NOW).toUTCString() },
    });
    const { endpoint, requests } = await scripted(
      answer("first", "2026-03-01T13:00:00Z"),
      answer("second", "2026-03-01T14:00:00Z"),
    );
    let time = NOW + hours * 3_600_000;
    const keys = provider(endpoint, { now: () => new Date(time) });
    expect((await keys()).expiresAt).toEqual(new Date(time + 3_600_000));
    time += 2_399_000;
    expect((await keys()).accessKeyId).toBe("first");
    expect(requests).toHaveLength(1);
    time += 1_000_000;
    expect((await keys()).accessKeyId).toBe("second");
    expect(requests).toHaveLength(2);
  });

  it.each([
    ["accessKeyId", issued({ accessKeyId: undefined }), "the answer lacks accessKeyId"],
    ["texts", issued({ secretAccessKey: 7, sessionToken: " " }), "the answer lacks secretAccessKey, sessionToken"],
    ["an end", issued({ expiration: undefined }), "the answer lacks expiration"],
    ["a readable end", issued({ expiration: "tomorrow" }), "the answer's expiration is not a UTC time such as"],
    ["a zone", issued({ expiration: "2026-03-02T00:00:00" }), "the answer's expiration is not a UTC time"],
    ["Greenwich's zone", issued({ expiration: "2026-03-02T08:00:00+08:00" }), "the answer's expiration is not a UTC"],
    ["a day of the calendar", issued({ expiration: "2026-13-02T00:00:00Z" }), "the answer's expiration is not a UTC"],
    ["its second half", { body: '{"secretAccessKey":"s3cret-value","sessionToken":"t0ken-val' }, "cut short"],
    ["a good status", { ...issued(), status: 202 }, "202 is a status that the API does not document"],
    [
      "leave",
      { status: 403, body: { code: "AccessDenied", message: "no" } },
      'GetSessionToken: 403 AccessDenied: "no"',
    ],
  ])("takes no answer without %s", async (_, answer, problem) => {
    const { endpoint, requests } = await scripted(answer);
    const error = await failure(provider(endpoint));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toContain("no STS session token: ");
    expect(error.message).toContain(problem);
    expect(error.message).not.toContain("\n");
    const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error);
    expect(shown).not.toMatch(/s3cret|t0ken|own-secret/);
    expect(requests).toHaveLength(1);
  });

  it("keeps the failed call as the cause", async () => {
    const { endpoint } = await scripted({ status: 403, body: { code: "AccessDenied", message: "no" } });
    expect((await failure(provider(endpoint))).cause).toMatchObject({ kind: "api", status: 403, code: "AccessDenied" });
  });

  it.each([0, -1, 1.5, 129_601, Number.NaN, "900" as never])("refuses a life of %s before anything is sent", (life) => {
    expect(() => provider("http://127.0.0.1:1", { durationSeconds: life })).toThrow(
      `durationSeconds is ${String(life)}; pass whole seconds from 1 to 129600`,
    );
  });

  it("refuses windows that are none, and an endpoint in the clear, at once", () => {
    expect(() => provider("http://127.0.0.1:1", { advisorySeconds: -1 })).toThrow("advisorySeconds is not a number");
    expect(() => provider("http://sts.example.com")).toThrow("endpoint: would carry credentials to");
  });

  it("passes a chain's question on where the keys that were to ask are not set up, and no other failure", async () => {
    const { endpoint } = await scripted(issued());
    const unset = provider(endpoint, { credentials: fromEnv({}) });
    await expect(unset()).rejects.toBeInstanceOf(NoCredentialsError);
    expect(await chain(unset, own)()).toBe(own);
    const half = provider(endpoint, { credentials: fromEnv({ BCE_ACCESS_KEY_ID: "x" }) });
    const error = await failure(chain(half, own));
    expect(error).not.toBeInstanceOf(NoCredentialsError);
    expect(error.message).toContain("no STS session token: environment variable is not set: BCE_SECRET_ACCESS_KEY");
    expect(await chain(provider(endpoint), own)()).toMatchObject({ accessKeyId: "temporary" });
  });
});
