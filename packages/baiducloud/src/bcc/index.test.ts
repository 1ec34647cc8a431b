import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { createBcc } from "./index.js";

it("signs host, date and token, and nothing that may change on the way", async () => {
  const seen: { url: string | undefined; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      seen.push({ url: request.url, headers: request.headers, body });
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const now = new Date("2026-01-02T03:04:05.678Z");
  const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key", sessionToken: "session-token" };
  const bcc = createBcc({ endpoint: `http://127.0.0.1:${port}`, credentials, now: () => now });
  await bcc.listReservedInstances({ marker: "a b/é", maxKeys: 5, reservedInstanceName: "预留" });

  const [request] = seen;
  const target = "/v2/instance/reserved/list?marker=a%20b%2F%C3%A9&maxKeys=5";
  expect(request?.url).toBe(target);
  expect(request?.body).toBe('{"reservedInstanceName":"预留"}');
  expect(request?.headers).toMatchObject({
    "x-bce-date": "2026-01-02T03:04:05Z",
    "x-bce-security-token": "session-token",
  });
  const host = `127.0.0.1:${port}`;
  const { authorization } = signBceAuthV1(
    {
      method: "POST",
      url: `http://${host}${target}`,
      headers: { host, "x-bce-date": "2026-01-02T03:04:05Z", "x-bce-security-token": "session-token" },
    },
    credentials,
    { now },
  );
  expect(request?.headers["authorization"]).toBe(authorization);
  expect(authorization).toContain("/1800/host;x-bce-date;x-bce-security-token/");
});
