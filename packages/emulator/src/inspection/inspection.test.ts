import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, LIST, start } from "../../test/client.js";
import { sendText } from "../../test/wrong-signers.js";
import type { Emulator, RecordedRequest } from "../index.js";
import { documents, serviceNames } from "../service.js";

/** An emulator that has refused one signature, and the id that the answer told. */
async function refused(): Promise<{ emulator: Emulator; id: string }> {
  const emulator = await start();
  const { accessKeyId } = emulator.credentials.baiducloud;
  const answer = await callBaidu(emulator, LIST, { key: { accessKeyId, secretAccessKey: "wrong" } });
  await callHuawei(emulator, "roma", instancesOf(emulator));
  return { emulator, id: answer.headers.get("x-bce-request-id") ?? "" };
}

const ask = (endpoint: string, line: string, host: string): ReturnType<typeof sendText> =>
  sendText(endpoint, `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

describe("/_emulator/requests", () => {
  it("has a request by the id of its answer, at each service", async () => {
    const { emulator, id } = await refused();
    expect(id).not.toBe("");
    for (const endpoint of Object.values(emulator.endpoints)) {
      // oxlint-disable-next-line no-await-in-loop -- four calls
      const answer = await fetch(`${endpoint}/_emulator/requests/${id}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
      // oxlint-disable-next-line no-await-in-loop -- four calls
      const request = (await answer.json()) as RecordedRequest;
      expect(request).toEqual(JSON.parse(JSON.stringify(emulator.requests[0])));
      expect(request.diagnosis?.canonicalRequest?.[0]).toBe("POST");
      expect(request.headers["authorization"]).toBe("***");
    }
  });

  it("has Huawei's by X-Request-Id", async () => {
    const emulator = await start({ services: ["iam"] });
    const { accessKeyId } = emulator.credentials.huaweicloud;
    const key = { accessKeyId, secretAccessKey: "another" };
    const answer = await callHuawei(emulator, "iam", "/v3/projects", { key });
    const found = await fetch(`${emulator.endpoints.iam}/_emulator/requests/${answer.headers.get("x-request-id")}`);
    expect(((await found.json()) as RecordedRequest).diagnosis?.mistakes).toEqual([]);
  });

  it("lists all, and is not recorded itself", async () => {
    const { emulator } = await refused();
    const answer = await fetch(`${emulator.endpoints.sts}/_emulator/requests?x=1`);
    const { requests } = (await answer.json()) as { requests: RecordedRequest[] };
    expect(requests.map(({ service, status }) => [service, status])).toEqual([
      ["bcc", 400],
      ["roma", 200],
    ]);
    expect(requests[1]).not.toHaveProperty("diagnosis");
    expect(emulator.requests).toHaveLength(2);
  });

  it.each([
    ["GET /_emulator/requests/nobody", 404, "no request was answered with this id"],
    ["GET /_emulator", 404, "there are /_emulator/requests"],
    ["GET /_emulator/secrets", 404, "there are /_emulator/requests"],
    ["GET /_emulator/requests/a/b", 404, "there are /_emulator/requests"],
    ["DELETE /_emulator/requests", 405, "use GET"],
  ])("answers %s with %i", async (line, status, text) => {
    const { emulator } = await refused();
    const answer = await ask(emulator.endpoints.bcc, line, "localhost");
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(text);
  });

  it.each(["localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.9.9.9", "[::1]:80", "emulator.localhost"])(
    "takes the host name %s",
    async (host) => {
      const { emulator } = await refused();
      expect((await ask(emulator.endpoints.bcc, "GET /_emulator/requests", host)).status).toBe(200);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.0.1",
    "[::2]",
    "evil@localhost",
    "",
  ])("refuses the host name %j, by which a page of somebody else's may have come here", async (host) => {
    const { emulator, id } = await refused();
    for (const path of ["", `/${id}`]) {
      // oxlint-disable-next-line no-await-in-loop -- two calls
      const answer = await ask(emulator.endpoints.bcc, `GET /_emulator/requests${path}`, host);
      expect(answer.status).toBe(403);
      expect(answer.body).toBe(
        '{"error":"/_emulator answers to loopback host names only; call it by localhost or 127.0.0.1, on its machine"}',
      );
    }
  });

  it("leaves a target with a host of its own, and paths that only look alike, to the service", async () => {
    const { emulator } = await refused();
    for (const target of ["http://evil.example/_emulator/requests", "/_emulators", "//_emulator/requests"]) {
      // oxlint-disable-next-line no-await-in-loop -- three calls
      const answer = await ask(emulator.endpoints.bcc, `GET ${target}`, "localhost");
      expect([answer.status, answer.body.includes("NoSuchObject")]).toEqual([404, true]);
    }
  });

  it("is no path of a vendor's", () => {
    for (const name of serviceNames) {
      for (const path of Object.keys(documents[name].paths)) expect(path).toMatch(/^\/v\d/);
    }
  });
});
