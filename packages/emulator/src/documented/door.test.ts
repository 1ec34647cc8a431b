import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import { expect, it, onTestFinished } from "vitest";
import { createKeys } from "../baiducloud/keys.js";
import type { BaiduCloudWorld } from "../baiducloud/world.js";
import type { RecordedRequest } from "../door/recorder.js";
import { createDueActions } from "../door/due-actions.js";
import { createFaults } from "../faults/faults.js";
import { createRandom } from "../seed/random.js";
import type { Example } from "../generated/examples.js";
import { listen } from "../http/server.js";
import { createLockout } from "../huaweicloud/lockout.js";
import { createTemporaryKeys } from "../huaweicloud/temporary-keys.js";
import type { HuaweiCloudWorld } from "../huaweicloud/world.js";
import { served } from "../served.js";
import type { ServiceName } from "../service.js";
import type { Schema, ServiceDocument } from "../spec/document.js";
import { operationsOf } from "../spec/operations.js";
import { documentedDoor } from "./door.js";
import { codeOf } from "./errors.js";

const key = { accessKeyId: "made-up-id", secretAccessKey: "made-up-secret" };

const json = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

/** A service that was made for this test. */
const cups = (algorithm: string): ServiceDocument => ({
  servers: [{ url: "https://cups.example.com" }],
  "x-errors": { code: ["/error/code"], message: ["/error/text"], requestId: { body: ["/id"], header: "x-id" } },
  paths: {
    "/v1/cups": {
      post: {
        operationId: "ListCups",
        "x-pagination": { style: "offset", offset: "offset", limit: "limit", items: "cups", total: "total" },
        parameters: [
          { name: "offset", in: "query", schema: { type: "integer" } },
          { name: "limit", in: "query", schema: { type: "integer", maximum: 50 } as Schema },
        ],
        responses: { 200: json("Cups"), 400: json("Problem"), 403: json("Problem") },
      },
    },
  },
  components: {
    securitySchemes: { Key: { type: "apiKey", "x-signing": { algorithm } } },
    schemas: {
      Cups: {
        type: "object",
        properties: {
          total: { type: "integer" },
          cups: { type: "array", items: { $ref: "#/components/schemas/Cup" } },
        },
      },
      Cup: { type: "object", properties: { id: { type: "string", format: "uuid", maxLength: 36 } as Schema } },
      Problem: {
        type: "object",
        properties: {
          id: { type: "string" },
          error: { type: "object", properties: { code: { type: "string" }, text: { type: "string" } } },
        },
      },
    },
  },
});

/** The service on a port of its own. */
async function serve(algorithm: string, recorded: readonly Example[] = []) {
  const now = () => new Date();
  const known = { keys: () => [], hosts: () => [] };
  const keys = new Map([[key.accessKeyId, key]]);
  const huaweicloud = {
    now,
    known,
    keys,
    temporaryKeys: createTemporaryKeys(now),
    lockout: createLockout(now),
    defaultDomainId: "",
    auth: "strict",
  } as Partial<HuaweiCloudWorld> as HuaweiCloudWorld;
  const baiducloud = {
    now,
    known,
    keys: createKeys(now, keys),
    auth: "strict",
  } as Partial<BaiduCloudWorld> as BaiduCloudWorld;
  const requests: RecordedRequest[] = [];
  const document = cups(algorithm);
  const door = documentedDoor("cups" as ServiceName, { huaweicloud, baiducloud }, document, recorded);
  const surroundings = {
    now,
    strictInput: false,
    faults: createFaults(createRandom([1, 0, 0])),
    actions: createDueActions(),
    remember: (request: RecordedRequest) => void requests.push(request),
  };
  const { endpoint, ...server } = await listen({ host: "127.0.0.1", port: 0, ...served(door, surroundings) });
  onTestFinished(() => server.close());
  const call = async (query = "", secretAccessKey = key.secretAccessKey) => {
    const url = `${endpoint}/v1/cups${query}`;
    const request = { method: "POST", url, headers: { host: new URL(url).host } };
    const credentials = { ...key, secretAccessKey };
    const { headers } =
      algorithm === "bce-auth-v1"
        ? signBceAuthV1(request, credentials, { now: now() })
        : signSdkHmacSha256(request, credentials, { now: now() });
    const answer = await fetch(url, { method: "POST", headers: { ...headers } });
    return { status: answer.status, id: answer.headers.get("x-id"), body: (await answer.json()) as object };
  };
  const [operation] = operationsOf(document);
  const fits = (status: number, body: unknown) => operation?.answers.get(status)?.(body);
  return { call, requests, fits, door };
}

it.each(["SDK-HMAC-SHA256", "bce-auth-v1"])(
  "lets in who signs by %s, and answers what fits the spec",
  async (algorithm) => {
    const { call, fits } = await serve(algorithm);
    const { status, id, body } = await call();
    expect([status, body]).toEqual([200, { total: 1, cups: [{ id: "00000000-0000-4000-8000-000000000000" }] }]);
    expect(fits(status, body)).toEqual([]);
    expect(id).toMatch(/^[0-9a-f-]{32,36}$/);
    const wrong = await call("", "another-secret");
    expect(wrong.status).toBe(algorithm === "bce-auth-v1" ? 400 : 401);
    expect(wrong.body).toMatchObject({ id: wrong.id, error: { text: expect.stringMatching(/signature/) as string } });
  },
);

it("lets nobody in where it cannot verify the scheme, and says so", async () => {
  const { call } = await serve("TC3-HMAC-SHA256");
  expect(await call()).toMatchObject({
    status: 401,
    body: { error: { code: "Unauthorized", text: expect.stringContaining("is signed by TC3-HMAC-SHA256") as string } },
  });
});

it("holds input to the spec, in the shape of the spec's errors", async () => {
  const { call, fits } = await serve("bce-auth-v1");
  const { status, id, body } = await call("?limit=51");
  expect([status, body]).toEqual([400, { id, error: { code: "BadRequest", text: "limit must be <= 50" } }]);
  expect(fits(400, body)).toEqual([]);
});

it("answers what was recorded, of errors too, as one list that is cut into pages", async () => {
  const recorded = [
    { operation: "ListCups", status: 200, body: { total: 3, cups: [{ id: "a" }, { id: "b" }] } },
    { operation: "ListCups", status: 403, body: { error: { code: "CUP.403", text: "not yours" } } },
  ];
  const { call, door } = await serve("bce-auth-v1", recorded);
  expect((await call("?limit=1")).body).toEqual({ total: 2, cups: [{ id: "a" }] });
  expect((await call("?offset=1")).body).toEqual({ total: 2, cups: [{ id: "b" }] });
  expect((await call("?offset=2")).body).toEqual({ total: 2, cups: [] });
  expect(door.usual(403)).toMatchObject({ status: 403, code: "CUP.403", message: "not yours" });
  expect(door.usual(500)).toMatchObject({ status: 500, code: "InternalServerError" });
});

it("says the first code that the spec lists where it lists others than the status's own word", () => {
  const document = cups("bce-auth-v1");
  const code = document.components.schemas["Problem"]?.properties?.["error"]?.properties?.["code"] as Schema;
  expect(codeOf(document, 403)).toBe("Forbidden");
  Object.assign(code, { enum: ["NoCup", "Forbidden"] });
  expect([codeOf(document, 403), codeOf(document, 400)]).toEqual(["Forbidden", "NoCup"]);
});
