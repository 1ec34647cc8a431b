import { inspect } from "node:util";
import { failure as asyncFailure } from "../test/failure.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as baidu from "./baiducloud/index.js";
import { resolveCredentials } from "./credentials.js";
import { CredentialsError } from "./errors.js";
import * as huawei from "./huaweicloud/index.js";

const huaweiEnv = {
  HUAWEICLOUD_SDK_AK: "AK",
  HUAWEICLOUD_SDK_SK: "hidden-1",
  HUAWEICLOUD_SDK_SECURITY_TOKEN: "hidden-2",
  HUAWEICLOUD_SDK_PROJECT_ID: "project",
  HUAWEICLOUD_SDK_DOMAIN_ID: "domain",
};
const baiduEnv = { BCE_ACCESS_KEY_ID: "AK", BCE_SECRET_ACCESS_KEY: "hidden-1", BCE_SECURITY_TOKEN: "hidden-2" };

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialsError);
    return error instanceof Error ? error.message : "";
  }
  return "nothing thrown";
}

afterEach(() => vi.unstubAllGlobals());

describe("credentials", () => {
  it("are read from the environment by the names the vendors use", () => {
    const h = huawei.fromEnv(huaweiEnv)();
    expect([h.accessKeyId, h.secretAccessKey, h.securityToken, h.projectId, h.domainId]).toEqual([
      "AK",
      "hidden-1",
      "hidden-2",
      "project",
      "domain",
    ]);
    const b = baidu.fromEnv(baiduEnv)();
    expect([b.accessKeyId, b.secretAccessKey, b.sessionToken]).toEqual(["AK", "hidden-1", "hidden-2"]);
  });

  it("are read when called, and are the same object while nothing changes", () => {
    const env = { ...baiduEnv };
    const provider = baidu.fromEnv(env);
    const first = provider();
    expect(provider()).toBe(first);
    env.BCE_SECURITY_TOKEN = "renewed";
    expect(provider().sessionToken).toBe("renewed");
    const other = { ...huaweiEnv };
    const huaweiProvider = huawei.fromEnv(other);
    expect(huaweiProvider()).toBe(huaweiProvider());
    other.HUAWEICLOUD_SDK_PROJECT_ID = "second";
    expect(huaweiProvider().projectId).toBe("second");
  });

  it("name exactly what is missing, and never a value", () => {
    expect(failure(huawei.fromEnv({ HUAWEICLOUD_SDK_SK: "hidden-1" }))).toBe(
      "environment variable is not set: HUAWEICLOUD_SDK_AK; set it or pass staticCredentials({...})",
    );
    expect(failure(baidu.fromEnv({ BCE_ACCESS_KEY_ID: " " }))).toBe(
      "environment variables are not set: BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY; set them or pass staticCredentials({...})",
    );
    const padded = failure(baidu.fromEnv({ ...baiduEnv, BCE_SECRET_ACCESS_KEY: "hidden-1\n" }));
    expect(padded).toMatch(/^BCE_SECRET_ACCESS_KEY begins or ends with white space; /);
    expect(padded).not.toMatch(/hidden|\n/);
  });

  it("say so where there is no environment", () => {
    vi.stubGlobal("process", undefined);
    const message = failure(huawei.fromEnv());
    vi.unstubAllGlobals();
    expect(message).toMatch(/no environment variables in this runtime; pass staticCredentials/);
  });

  it.each([
    huawei.staticCredentials({ accessKeyId: "AK", secretAccessKey: "hidden-1", securityToken: "hidden-2" }),
    baidu.staticCredentials({ accessKeyId: "AK", secretAccessKey: "hidden-1", sessionToken: "hidden-2" }),
    huawei.fromEnv(huaweiEnv)(),
    baidu.fromEnv(baiduEnv)(),
  ])("do not print their secrets %#", (credentials) => {
    for (const text of [
      JSON.stringify(credentials),
      inspect(credentials),
      inspect({ nested: [credentials] }, { depth: 9, showHidden: true }),
      JSON.stringify({ ...credentials }),
      JSON.stringify(Object.entries(credentials)),
    ]) {
      expect(text).toContain("AK");
      expect(text).not.toContain("hidden");
    }
    expect(credentials.secretAccessKey).toBe("hidden-1");
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["a string", "hidden-1\nhidden-2"],
    ["a number", 1234567],
    ["a boolean", true],
  ])("are an object, not %s, wherever they come from", async (kind, value) => {
    const provider = value as unknown as huawei.HuaweiCloudCredentials;
    for (const run of [
      () => resolveCredentials(provider),
      () => resolveCredentials(() => provider),
      () => resolveCredentials(() => Promise.resolve(provider)),
      () => resolveCredentials(Promise.resolve(provider)),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { message, passed } = await asyncFailure(run);
      expect(message).toMatch(new RegExp(`^credentials are ${kind}.*\\{ accessKeyId, secretAccessKey \\}`));
      expect(message).not.toContain("1234567");
      expect(passed).toBe(false);
    }
    // What is wrong is told at once where nothing has to be waited for.
    expect(failure(() => resolveCredentials(() => provider))).toMatch(/^credentials are /);
  });

  it("are not a function that was passed without calling it", () => {
    const provider = huawei.fromEnv as unknown as () => huawei.HuaweiCloudCredentials;
    expect(failure(() => resolveCredentials(provider))).toMatch(/^credentials are a function.*fromEnv\(\)/);
  });

  it("fail with the error of the provider itself", async () => {
    const error = new Error("vault is sealed");
    const run = () =>
      resolveCredentials(() => {
        throw error;
      });
    expect(run).toThrow(error);
    await expect(resolveCredentials(() => Promise.reject<object>(error))).rejects.toBe(error);
  });

  const noToken = ["a b", "hidden-1\n", "\thidden-1", "hidden-1\u007f", "hidden-ü", "\ud800", " ", 5, {}, null];
  it.each(noToken)("have a token that a header can carry, unlike %j", (token) => {
    const pair = { accessKeyId: "AK", secretAccessKey: "SK" };
    const problem = "is not a string or has characters that no header can carry";
    const securityToken = token as string;
    const h = failure(() => huawei.staticCredentials({ ...pair, securityToken }));
    const b = failure(() => baidu.staticCredentials({ ...pair, sessionToken: securityToken }));
    expect([h.split(",")[0], b.split(",")[0]]).toEqual([`securityToken ${problem}`, `sessionToken ${problem}`]);
    expect(h + b).not.toMatch(/hidden|\n/);
    if (typeof token !== "string") return;
    expect(failure(huawei.fromEnv({ ...huaweiEnv, HUAWEICLOUD_SDK_SECURITY_TOKEN: token }))).toContain(
      `HUAWEICLOUD_SDK_SECURITY_TOKEN ${problem}`,
    );
    expect(failure(baidu.fromEnv({ ...baiduEnv, BCE_SECURITY_TOKEN: token }))).toContain(
      `BCE_SECURITY_TOKEN ${problem}`,
    );
  });

  it("do not lose a token that has the other vendor's name", () => {
    expect(failure(() => baidu.staticCredentials(huawei.fromEnv(huaweiEnv)()))).toMatch(
      /^credentials: has securityToken, which is Huawei Cloud's name; Baidu's is sessionToken/,
    );
    expect(failure(() => huawei.staticCredentials(baidu.fromEnv(baiduEnv)()))).toMatch(
      /^credentials: has sessionToken, which is Baidu's name; Huawei Cloud's is securityToken/,
    );
  });

  it("come from an object, a function or a promise", async () => {
    const pair = { accessKeyId: "AK", secretAccessKey: "SK" };
    expect(resolveCredentials(pair)).toBe(pair);
    expect(resolveCredentials(() => pair)).toBe(pair);
    expect(await resolveCredentials(() => Promise.resolve(pair))).toBe(pair);
  });
});
