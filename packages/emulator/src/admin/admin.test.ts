import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { administer, askRaw } from "../../test/admin.js";
import { start } from "../../test/client.js";
import { createEmulator } from "../index.js";
import { documents, serviceNames } from "../service.js";

const ALL =
  "/_emulator, /_emulator/health, /_emulator/reset, /_emulator/requests, /_emulator/requests/<request id>, /_emulator/clock, /_emulator/faults";

describe("/_emulator", () => {
  it("lists its routes, each of which there is", async () => {
    const emulator = await start();
    const { routes } = (await administer<{ routes: Record<string, string>[] }>(emulator, "GET /_emulator")).body;
    expect(routes.length).toBeGreaterThan(8);
    for (const { method, path, about } of routes) {
      expect(about).not.toBe("");
      // oxlint-disable-next-line no-await-in-loop -- in order
      const answer = await administer(emulator, `${method} ${path}`);
      expect([200, 400, 404, 415]).toContain(answer.status);
      expect(String(answer.body["error"])).not.toContain("there is nothing here");
    }
    expect((await administer(emulator, "GET /_emulator/")).body).toEqual({ routes });
  });

  it.each([
    ["GET /_emulator/secrets", 404, `there is nothing here; there are ${ALL}`],
    ["GET /_emulator/requests/a/b", 404, `there is nothing here; there are ${ALL}`],
    ["GET /_emulator/request", 404, 'did you mean "/_emulator/requests"?'],
    ["GET /_emulator/clock/now", 404, "there is nothing here"],
    ["GET /_emulator//requests", 404, "there is nothing here"],
    ["GET /_emulator/__proto__", 404, "there is nothing here"],
    ["DELETE /_emulator/coverage", 405, "/_emulator/coverage does not take DELETE; use GET, HEAD"],
    ["GET /_emulator/reset", 405, "/_emulator/reset does not take GET; use POST"],
    ["PUT /_emulator/clock", 405, "/_emulator/clock does not take PUT; use GET, HEAD, POST, DELETE"],
    ["OPTIONS /_emulator/requests", 405, "use GET, HEAD, DELETE"],
    ["POST /_emulator", 405, "use GET, HEAD"],
  ])("answers %s with %i", async (line, status, text) => {
    const answer = await administer(await start(), line);
    expect(answer.status).toBe(status);
    expect(answer.body["error"]).toContain(text);
    expect(answer.headers.get("allow")).toBe(status === 405 ? text.replace(/.*use /, "") : null);
  });

  it.each([
    ["[]", "the body is no JSON object"],
    ["{", "the body is no JSON object"],
    ["null", "the body is no JSON object"],
    ["\u00ff", "the body is no JSON object"],
    ['{"records":true}', "records: there is no such field; send {}, which resets everything"],
  ])("refuses the body %s", async (body, text) => {
    const headers = ["Host: localhost", "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`];
    const answer = await askRaw(await start(), "POST /_emulator/reset", headers, body);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining(text)]);
  });

  it("takes a body of 1 MB and none above, and no body for an empty object", async () => {
    const emulator = await start();
    const post = (body: string) =>
      fetch(`${emulator.endpoints.iam}/_emulator/reset`, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body,
      });
    const wide = `{${" ".repeat(1024 * 1024 - 2)}}`;
    expect([(await post(wide)).status, (await post(`${wide} `)).status, (await post("")).status]).toEqual([
      200, 413, 200,
    ]);
  });

  it("answers HEAD as GET, without the body", async () => {
    const emulator = await start();
    const answer = await administer(emulator, "HEAD /_emulator/health");
    expect([answer.status, answer.body]).toEqual([200, undefined]);
    expect((await administer(emulator, "HEAD /_emulator/reset")).status).toBe(405);
  });

  it("leaves a target with a host of its own, and paths that only look alike, to the service", async () => {
    const emulator = await start();
    for (const target of ["http://evil.example/_emulator/requests", "/_emulators", "//_emulator/requests"]) {
      // oxlint-disable-next-line no-await-in-loop -- three calls
      const answer = await askRaw(emulator, `GET ${target}`);
      expect([answer.status, answer.body.includes("NoSuchObject")]).toEqual([404, true]);
    }
  });

  it("is there in process as well, at the vendor's own address", async () => {
    const emulator = createEmulator();
    emulator.clock.set("2030-01-01");
    const headers = { "content-type": "application/json" };
    const reset = await emulator.fetch(`${emulator.endpoints.sts}/_emulator/reset`, {
      method: "POST",
      headers,
      body: "{}",
    });
    expect(await reset.json()).toEqual({ status: "ok" });
    expect(emulator.clock.now().getUTCFullYear()).not.toBe(2030);
    const health = await emulator.fetch(`${emulator.endpoints.iam}/_emulator/health`);
    expect(await health.json()).toMatchObject({
      services: { bcc: { endpoint: emulator.endpoints.bcc, region: "bj" } },
    });
    await emulator.close();
  });

  it("is one for all services behind one port", async () => {
    const emulator = await start({ port: 0 });
    const { services } = (
      await administer<{ services: Record<string, { endpoint: string }> }>(emulator, "GET /_emulator/health")
    ).body;
    expect(new Set(Object.values(services).map(({ endpoint }) => endpoint)).size).toBe(1);
    expect(Object.keys(services)).toEqual([...serviceNames]);
  });

  it("is no path of a vendor's", () => {
    for (const name of serviceNames) {
      for (const path of Object.keys(documents[name].paths)) expect(path).toMatch(/^\/v\d/);
    }
  });
});

describe("/_emulator/health", () => {
  it("says that it runs, which version, which services where", async () => {
    const emulator = await start({
      services: ["roma", "sts"],
      region: { baiducloud: "gz" },
      auth: { baiducloud: "warn" },
    });
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    const { roma, sts } = emulator.endpoints;
    expect((await administer(emulator, "GET /_emulator/health")).body).toEqual({
      status: "ok",
      version,
      services: {
        roma: { endpoint: roma, region: "cn-north-4", auth: "strict" },
        sts: { endpoint: sts, region: "gz", auth: "warn" },
      },
    });
  });
});
