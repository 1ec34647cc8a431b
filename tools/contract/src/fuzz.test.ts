import { createServer, type AddressInfo, type Server } from "node:net";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import { CallError, type Result } from "@yunfan/client-core";
import { startEmulator, type Emulator, type OperationId } from "@yunfan/emulator";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { inputsOf } from "./arbitrary.js";
import { flatInput } from "./flat-input.js";
import { Spec } from "./spec.js";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const retry = { maxAttempts: 1 };
type Send = (input: never) => PromiseLike<Result<unknown, object>>;

/** How each operation is called, and which inputs must be right for the service to know what is meant. */
const operations: Partial<Record<OperationId, { spec: Spec; send: Send; given: () => object; never?: string[] }>> = {
  CheckRomaInstanceListV2: {
    spec: new Spec("huaweicloud", "roma"),
    send: (input) =>
      createRoma({ endpoint: emulator.endpoints.roma, credentials: emulator.credentials.huaweicloud, retry })
        .checkRomaInstanceListV2(input)
        .safe(),
    given: () => ({ project_id: emulator.credentials.huaweicloud.projectId }),
  },
  KeystoneListProjects: {
    spec: new Spec("huaweicloud", "iam"),
    send: (input) =>
      createIam({ endpoint: emulator.endpoints.iam, credentials: emulator.credentials.huaweicloud, retry })
        .keystoneListProjects(input)
        .safe(),
    // Accounts and projects that are nobody's are refused; a page needs its size.
    given: () => ({ page: 1, per_page: 10 }),
    never: ["domain_id", "parent_id"],
  },
  ListReservedInstances: {
    spec: new Spec("baiducloud", "bcc"),
    send: (input) =>
      createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud, retry })
        .listReservedInstances(input)
        .safe(),
    given: () => ({}),
    // A marker is one that the service gave. The misspelt field is documented as ignored.
    never: ["marker"],
  },
  AssumeRole: {
    spec: new Spec("baiducloud", "sts"),
    send: (input) =>
      createSts({ endpoint: emulator.endpoints.sts, credentials: emulator.credentials.baiducloud, retry })
        .assumeRole(input)
        .safe(),
    given: () => {
      const { accountId, roleName } = emulator.credentials.baiducloud;
      return { accountId, roleName };
    },
  },
};

describe.each(Object.entries(operations))("%s", (id, { spec, send, given, never = [] }) => {
  const operation = spec.operation(id);

  it("every input that the spec allows arrives as it was given, signed so that it verifies, and is served", async () => {
    const inputs = inputsOf(spec, operation).map((input) => {
      const kept = Object.entries(input).filter(([name]) => !never.includes(name));
      return Object.fromEntries(kept);
    });
    const property = fc.asyncProperty(inputs, async (some) => {
      const input = { ...some, ...given() };
      const result = await send(input as never);
      if (!result.ok) throw result.error as Error;
      const { target, body, method } = emulator.requests.at(-1) ?? expect.fail("nothing arrived");
      const sent = {
        method,
        target,
        headers: {},
        body: body === "" ? null : (JSON.parse(body) as Record<string, unknown>),
      };
      expect(flatInput(operation, sent)).toEqual(input);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it("whatever bytes answer it, it ends with data or with an error of this library", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    const property = fc.asyncProperty(
      fc.integer({ min: 200, max: 599 }),
      bytes,
      headers,
      async (status, body, some) => {
        emulator.answerNext(id as OperationId, { status, body, headers: some });
        expectKnown(await send(given() as never));
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

const headers = fc.record(
  {
    "Content-Type": fc.constantFrom("application/json", "text/html", "application/octet-stream", ""),
    "Retry-After": fc.constantFrom("0", "-1", "soon", "99999999999999999999"),
    Date: fc.constantFrom("never", "Thu, 01 Jan 1970 00:00:00 GMT"),
    Location: fc.constantFrom("/", "http://127.0.0.1:1/", "::"),
    "Content-Encoding": fc.constantFrom("gzip", "br", "unknown"),
  },
  { requiredKeys: [] },
);

/** A result that a caller can act upon: one line, and nothing that breaks a log. */
function expectKnown(result: Result<unknown, object>): void {
  if (result.ok) return;
  expect(result.error).toBeInstanceOf(CallError);
  const { message } = result.error as Error;
  expect(message).not.toMatch(/[\n\r\u2028\u2029]/);
  expect(message.length).toBeLessThan(4000);
  expect(inspect(result.error).length).toBeLessThan(20_000);
  expect(JSON.parse(JSON.stringify(result.error))).toMatchObject({ message });
}

describe("a server that speaks anything", () => {
  let answer: Uint8Array = new Uint8Array();
  let server: Server;
  let endpoint = "";
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const line = fc.string({ unit: "binary-ascii", maxLength: 30 });
  const almostHttp = fc
    .tuple(
      fc.constantFrom("HTTP/1.1 200 OK", "HTTP/1.1 204", "HTTP/1.0 500 x", "HTTP/1.1 101 Up", "HTTP/9 1"),
      fc.array(line),
      line,
    )
    .map(([status, lines, body]) => Buffer.from(`${[status, ...lines].join("\r\n")}\r\n\r\n${body}`, "latin1"));

  it("makes no error but ours", async () => {
    const property = fc.asyncProperty(fc.oneof(almostHttp, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
      answer = bytes;
      const credentials = { accessKeyId: "AK", secretAccessKey: "not-a-secret-key" };
      expectKnown(await createBcc({ endpoint, credentials, retry, timeoutMs: 5000 }).listReservedInstances().safe());
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
