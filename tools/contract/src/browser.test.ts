import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";

/** A page's program: emulator and clients of both clouds, wired as in the README. */
const PAGE = `
  import { createBcc } from "@yunfan/baiducloud/bcc";
  import { createIam } from "@yunfan/huaweicloud/iam";
  import { createRoma } from "@yunfan/huaweicloud/roma";
  import { createEmulator } from "@yunfan/emulator/in-process";

  globalThis.page = async () => {
    const emulator = createEmulator({ services: ["iam", "roma", "bcc"], generate: { reservedInstances: 30 } });
    const { fetch, credentials } = emulator;
    const { baiducloud, huaweicloud } = credentials;
    const bcc = createBcc({ region: "bj", credentials: baiducloud, fetch });
    const coupons = [];
    for await (const coupon of bcc.listReservedInstances.items({ maxKeys: 20 })) coupons.push(coupon);
    const roma = createRoma({ region: "cn-north-4", credentials: huaweicloud, fetch });
    const wrong = { accessKeyId: huaweicloud.accessKeyId, secretAccessKey: baiducloud.secretAccessKey };
    const refused = await createRoma({ region: "cn-north-4", credentials: wrong, fetch, projectId: huaweicloud.projectId })
      .checkRomaInstanceListV2().safe();
    const iam = createIam({ region: "cn-north-4", credentials: huaweicloud, fetch });
    return {
      projects: (await iam.keystoneListProjects()).projects.length,
      coupons: coupons.length,
      instances: (await roma.checkRomaInstanceListV2()).total,
      refused: refused.ok,
      verdict: emulator.requests.findLast(({ diagnosis }) => diagnosis)?.diagnosis.mistakes,
      services: [...new Set(emulator.requests.map(({ service }) => service))],
    };
  };
`;

// What pages and workers have; nothing of Node's own.
const WEB = [
  "AbortController AbortSignal atob btoa clearTimeout crypto DOMException Event EventTarget FormData Headers performance queueMicrotask",
  "ReadableStream Request Response setTimeout structuredClone TextDecoder TextEncoder TransformStream URL URLSearchParams",
].flatMap((names) => names.split(" "));

describe("the emulator in a page", { timeout: 60_000 }, () => {
  it("serves both clouds' clients without Node's own modules and globals", async () => {
    const { outputFiles } = await build({
      stdin: { contents: PAGE, resolveDir: `${root}tools/contract` },
      bundle: true,
      write: false,
      format: "iife",
      platform: "browser",
      target: "es2022",
    });
    const globals = Object.fromEntries(WEB.map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
    const context = createContext(globals);
    runInContext(outputFiles[0]?.text ?? "", context);
    const page = context["page"] as () => Promise<unknown>;
    expect(runInContext("typeof process + typeof Buffer + typeof require + typeof fetch", context)).toBe(
      "undefined".repeat(4),
    );
    expect(await page()).toEqual({
      projects: 4,
      coupons: 30,
      instances: 12,
      refused: false,
      verdict: ["secret-of-other-key"],
      services: ["bcc", "roma", "iam"],
    });
  });
});
