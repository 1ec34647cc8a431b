import { describe, expect, it } from "vitest";
import { answer, loopback } from "../test/loopback.js";
import { service } from "../test/shop.js";
import { createServiceClient, type OperationRecord } from "./index.js";

const addPin = {
  id: "AddPin",
  method: "POST",
  path: "/v1/{owner}/pins",
  readsOnly: false,
  signed: true,
  success: 201,
  input: {
    owner: { in: "path", clientDefault: "owner", rule: { type: "string" } },
    pin: { in: "body", required: true, rule: { type: "string", secret: true } },
    note: { in: "body", rule: { type: "string" } },
    code: { in: "query", rule: { type: "string", secret: true } },
  },
} as const satisfies OperationRecord;

interface PinClient {
  addPin: (input: { owner?: string; pin: string; note?: string; code?: string }) => unknown;
}

const signature = "0123456789abcdef".repeat(4);
const client = (endpoint: string) =>
  createServiceClient<PinClient>(
    service,
    { addPin },
    {
      endpoint,
      defaults: { owner: () => Promise.resolve("me") },
      authenticate: ({ method, url }) => ({
        headers: { Authorization: `HMAC Access=AK, Signature=${signature}`, "X-Token": "session-token" },
        secrets: ["secret-key", "session-token", signature],
        signature: {
          canonicalRequest: `${method}\n${url}\nx-token:session-token`,
          stringToSign: "s:session-token",
          signedHeaders: ["x-token"],
        },
      }),
    },
  );

describe("explain", () => {
  it("shows the request as it would leave, every secret masked, and sends nothing", async () => {
    const { endpoint, seen } = await loopback(answer(201, "{}"));
    const explained = await client(endpoint).explain("addPin", { pin: "8-digit-pin", note: "it's" });
    expect(explained).toEqual({
      operation: "AddPin",
      method: "POST",
      url: `${endpoint}/v1/me/pins`,
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        Authorization: "HMAC Access=AK, Signature=***",
        "X-Token": "***",
      },
      body: '{"pin":"***","note":"it\'s"}',
      canonicalRequest: `POST\n${endpoint}/v1/me/pins\nx-token:***`,
      stringToSign: "s:***",
      signedHeaders: ["x-token"],
      curl: [
        `curl -X POST '${endpoint}/v1/me/pins'`,
        "-H 'accept: application/json'",
        "-H 'content-type: application/json'",
        "-H 'Authorization: HMAC Access=AK, Signature=***'",
        "-H 'X-Token: ***'",
        `--data-raw '{"pin":"***","note":"it'\\''s"}'`,
      ].join(" \\\n  "),
    });
    expect(seen).toHaveLength(0);
  });

  it("masks a secret in the URL too", async () => {
    const explained = await client("http://127.0.0.1:1").explain("addPin", { pin: "8-digit-pin", code: "top secret" });
    expect(explained.url).toBe("http://127.0.0.1:1/v1/me/pins?code=***");
    expect(explained.curl).toContain("curl -X POST 'http://127.0.0.1:1/v1/me/pins?code=***'");
    expect(explained.canonicalRequest).toContain("pins?code=***\n");
  });

  it("refuses what the call would refuse, and names that do not exist", async () => {
    const pins = client("http://127.0.0.1:1");
    await expect(pins.explain("addPin")).rejects.toThrow("AddPin: pin is required");
    await expect(pins.explain("toString" as never)).rejects.toThrow('explain: there is no operation "toString"');
  });
});

it("waits for credentials no longer than a call would", async () => {
  const shop = createServiceClient<PinClient>(
    service,
    { addPin },
    {
      endpoint: "http://127.0.0.1:9",
      timeoutMs: 30,
      defaults: { owner: () => Promise.resolve("me") },
      authenticate: () => new Promise(() => undefined),
    },
  );
  await expect(shop.explain("addPin", { pin: "8-digit-pin" })).rejects.toMatchObject({
    kind: "timeout",
    timeoutMs: 30,
  });
});
