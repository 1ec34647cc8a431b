import { inspect } from "node:util";
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

  it("come from an object, a function or a promise", async () => {
    const pair = { accessKeyId: "AK", secretAccessKey: "SK" };
    expect(resolveCredentials(pair)).toBe(pair);
    expect(resolveCredentials(() => pair)).toBe(pair);
    expect(await resolveCredentials(() => Promise.resolve(pair))).toBe(pair);
  });
});
