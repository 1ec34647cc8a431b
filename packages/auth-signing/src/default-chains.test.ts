import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { failure } from "../test/failure.js";
import { folder } from "../test/folder.js";
import { defaultChain as baidu } from "./baiducloud/default-chain.js";
import { defaultChain as huawei } from "./huaweicloud/default-chain.js";

afterEach(() => vi.unstubAllEnvs());

function emptyHome() {
  const home = folder();
  for (const name of ["HOME", "USERPROFILE"]) vi.stubEnv(name, home.path);
  for (const name of Object.keys(process.env))
    if (/^(HUAWEICLOUD_SDK|HC_CONTAINER|BCE)_/.test(name)) vi.stubEnv(name, undefined);
  return home;
}

describe("default chains", () => {
  it("look in the environment first, then in the profile file", async () => {
    const { write } = emptyHome();
    write(".huaweicloud/credentials", "[basic]\nak=FILE\nsk=hidden-sk\n");
    const profiles = [{ name: "default", access_key_id: "FILE", secret_access_key: "hidden-sk" }];
    write(".bce/config.json", JSON.stringify({ profiles }));
    expect((await huawei()()).accessKeyId).toBe("FILE");
    expect((await baidu()()).accessKeyId).toBe("FILE");
    vi.stubEnv("HUAWEICLOUD_SDK_AK", "ENV");
    vi.stubEnv("HUAWEICLOUD_SDK_SK", "hidden-sk");
    vi.stubEnv("BCE_ACCESS_KEY_ID", "ENV");
    vi.stubEnv("BCE_SECRET_ACCESS_KEY", "hidden-sk");
    expect((await huawei()()).accessKeyId).toBe("ENV");
    expect((await baidu()()).accessKeyId).toBe("ENV");
  });

  it("ask the container before the metadata service", async () => {
    emptyHome();
    vi.stubEnv("HC_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9");
    expect((await failure(huawei())).message).toContain("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE; set both or neither");
  });

  it("end with the metadata service at its usual address, which has three seconds to answer", async () => {
    emptyHome();
    const timers = vi.spyOn(globalThis, "setTimeout");
    const asked: string[] = [];
    vi.stubGlobal("fetch", (url: string) => {
      asked.push(url);
      return Promise.reject(new TypeError("no route"));
    });
    const { message } = await failure(huawei());
    const waits = timers.mock.calls.map(([, ms]) => ms);
    vi.unstubAllGlobals();
    timers.mockRestore();
    expect(asked).toEqual(["http://169.254.169.254/meta-data/latest/api/token"]);
    expect(waits).toContain(3000);
    expect(message).toMatch(
      /^no credentials found: \(1\) .*HUAWEICLOUD_SDK_AK.*; \(2\) .*credentials; \(3\) .*HC_CONTAINER_.*; \(4\) the ECS /,
    );
  });

  it("say where they looked", async () => {
    const { path } = emptyHome();
    expect((await failure(baidu())).message).toBe(
      "no credentials found: (1) environment variables are not set: BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY; " +
        `(2) there is no Baidu CLI file ${path}/.bce/config.json; set up one of these`,
    );
  });
});

/** Every module that one of ours leads to. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
  for (const [, module = ""] of source.matchAll(/^(?:import|export|\} from)[^;]*?"([^"]+)";$/gm)) {
    if (!module.startsWith(".")) seen.add(module);
    else reached(`./${new URL(module, `file:///${file}`).pathname.slice(1).replace(/\.js$/, ".ts")}`, seen);
  }
  return seen;
}

describe("imports", () => {
  it.each(["./index.ts", "./huaweicloud/index.ts", "./baiducloud/index.ts"])("%s brings no link along", (entry) => {
    const modules = [...reached(entry)];
    expect(modules.length).toBeGreaterThan(5);
    expect(modules.filter((name) => /profile|metadata|container|default-chain|node:(?!crypto)/.test(name))).toEqual([]);
  });

  it.each([
    ["./huaweicloud/profile.ts", /metadata|container|baiducloud|sign/],
    ["./huaweicloud/ecs-metadata.ts", /node:|profile|container|baiducloud|sign/],
    ["./huaweicloud/container.ts", /profile|metadata|baiducloud|sign/],
    ["./baiducloud/profile.ts", /huaweicloud|sign/],
  ])("%s brings no other link along", (entry, others) => {
    expect([...reached(entry)].filter((name) => others.test(name))).toEqual([]);
  });
});
