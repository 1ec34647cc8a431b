import { describe, expect, it } from "vitest";
import { failure } from "../../test/failure.js";
import { CredentialsError, NoCredentialsError } from "../errors.js";
import { fromEnv, type HuaweiCloudCredentials } from "../huaweicloud/credentials.js";
import { chain } from "./chain.js";
import { refreshing } from "./refreshing.js";

const keys = (accessKeyId: string): HuaweiCloudCredentials => ({ accessKeyId, secretAccessKey: "hidden-sk" });
const nothing = (reason: string) => () => {
  throw new NoCredentialsError(reason, "way out");
};

describe("chain", () => {
  it("takes the first link that has credentials, in order", async () => {
    const asked: string[] = [];
    const link = (name: string, result?: HuaweiCloudCredentials) => () => {
      asked.push(name);
      return result;
    };
    const provider = chain(link("a"), link("b", keys("B")), link("c", keys("C")));
    expect((await provider()).accessKeyId).toBe("B");
    expect(asked).toEqual(["a", "b"]);
    expect((await chain(keys("plain"), nothing("x"))()).accessKeyId).toBe("plain");
  });

  it("says in one line what every link looked for, in order, when all pass", async () => {
    const foreign = Object.assign(new Error("vault is not set up; do"), { kind: "credentials", passed: true });
    const links = [
      fromEnv({}),
      () => undefined,
      () => Promise.reject(foreign),
      chain<HuaweiCloudCredentials>(nothing("inner")),
    ];
    const { message, passed } = await failure(chain<HuaweiCloudCredentials>(...links));
    expect(message).toBe(
      "no credentials found: (1) environment variables are not set: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK; " +
        "(2) the function that is link 2 yields nothing; (3) vault is not set up; do; " +
        "(4) no credentials found: (1) inner; set up one of these",
    );
    expect(passed).toBe(true);
  });

  it.each([
    new CredentialsError("broken file"),
    new Error("kind is missing"),
    Object.assign(new Error("x"), { passed: true }),
    Object.assign(new Error("x"), { kind: "credentials" }),
    Object.assign(new Error("x"), { kind: "credentials", passed: false }),
    Object.assign(new Error("x"), { kind: "api", passed: true }),
  ])("stops at a link that is set up but broken %#", async (error) => {
    const provider = chain<HuaweiCloudCredentials>(
      nothing("first"),
      () => Promise.reject(error),
      keys("other identity"),
    );
    await expect(provider()).rejects.toBe(error);
  });

  it("stops at half a pair in the environment", async () => {
    const provider = chain(fromEnv({ HUAWEICLOUD_SDK_AK: "AK" }), keys("other identity"));
    expect((await failure(provider)).message).toMatch(/^environment variable is not set: HUAWEICLOUD_SDK_SK;/);
  });

  it("stays with the link that won, whatever becomes of the others", async () => {
    const env: Record<string, string> = {};
    let later: HuaweiCloudCredentials | undefined = keys("second");
    const provider = chain(fromEnv(env), () => later);
    expect((await provider()).accessKeyId).toBe("second");
    Object.assign(env, { HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "hidden-sk" });
    expect((await provider()).accessKeyId).toBe("second");
    later = undefined;
    expect((await failure(provider)).message).toMatch(/^the function that is link 2 yields nothing/);
  });

  it("searches once for all who ask, and again after a failure", async () => {
    let asked = 0;
    let has = false;
    const provider = chain(async () => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return has ? keys("AK") : undefined;
    });
    const failed = await Promise.allSettled([provider(), provider()]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(asked).toBe(1);
    has = true;
    await Promise.all([provider(), provider()]);
    expect(asked).toBe(2);
  });

  it("hands a refusal on to the link that won, or asks it again", async () => {
    let count = 0;
    const now = () => new Date(0);
    const next = () => ({ ...keys(`AK${++count}`), expiresAt: new Date(1e9) });
    const provider = chain(nothing("x"), refreshing(next, { now }));
    const first = await provider();
    expect((await provider.refresh(first)).accessKeyId).toBe("AK2");
    expect((await provider.refresh(first)).accessKeyId).toBe("AK2");
    const plain = chain(() => keys(`AK${++count}`));
    expect((await plain.refresh(await plain())).accessKeyId).toBe("AK4");
  });

  it("needs a link", async () => {
    expect((await failure(() => chain())).message).toMatch(/^chain\(\) has no links; /);
  });
});
