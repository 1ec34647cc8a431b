import { createServer, type AddressInfo, type Server } from "node:net";
import createFetchClient from "openapi-fetch";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBcc, type BccClient } from "@yunfan/baiducloud/bcc";
import { CallError, createServiceClient } from "@yunfan/client-core";
import { hostileAnswers, type HostileAnswer } from "./hostile-answers.js";

// Answers that no API should give, over a raw socket: what our client makes of each, and openapi-fetch alone beside it.

let elsewhereCalls = 0;
let current: HostileAnswer;
const servers: Server[] = [];

function listen(server: Server): Promise<string> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

let answers = 0;
let endpoint = "";
let rows: HostileAnswer[] = [];
beforeAll(async () => {
  const elsewhere = await listen(createServer((socket) => void (elsewhereCalls++, socket.destroy())));
  rows = hostileAnswers(elsewhere);
  endpoint = await listen(
    createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        const { raw, end } = current;
        socket.write(typeof raw === "function" ? raw(++answers) : raw, () => {
          if (end === "close") socket.end();
          if (end === "reset") socket.resetAndDestroy();
        });
      });
    }),
  );
});
afterAll(() => {
  for (const server of servers) server.close();
});

/** Only the body that stalls is meant to meet its limit; a slow machine must not make others do so. */
const limitMs = () => (current.end === "stall" ? 500 : 60_000);

async function ours(): Promise<string> {
  const credentials = { accessKeyId: "AK", secretAccessKey: "a-secret-access-key" };
  const bcc = createBcc({ endpoint, credentials, timeoutMs: limitMs(), retry: { maxAttempts: 2, baseDelayMs: 0 } });
  if (current.call === "walk") {
    const walk = await bcc.listReservedInstances
      .collect({}, { maxPages: 50 })
      .catch((error: unknown) => error as Error);
    return walk instanceof Error ? walk.message : "ends";
  }
  const result = await (current.call === "int64" ? withInt64() : bcc).listReservedInstances().safe();
  if (result.ok) return `data ${JSON.stringify(result.data, digits)}`;
  const { error } = result;
  expect(error).toBeInstanceOf(CallError);
  expect(error.message).not.toContain("\n");
  if (error.kind === "api") {
    const wait = error.stopped === "retry-after" ? ", not repeated: the wait is absurd" : "";
    return `api ${error.status}, code ${error.code ?? "unknown"}${wait}`;
  }
  if (error.kind === "unexpected-response")
    return `${error.kind} ${error.status ?? ""} ${error.reason}`.replace("  ", " ");
  return `${error.kind} after ${"attempts" in error ? error.attempts : 0} attempts`;
}

/** No spec has an int64 yet: a record of a made-up service with one. */
function withInt64(): Pick<BccClient, "listReservedInstances"> {
  const header = "x-bce-request-id";
  const errors = { code: ["/code"], message: ["/message"], requestId: { body: ["/requestId"], header } };
  const listReservedInstances = {
    id: "ListReservedInstances",
    method: "POST",
    path: "/v2/instance/reserved/list",
    readsOnly: true,
    signed: false,
    success: 200,
    input: {},
    int64: ["/totalCount"],
  } as const;
  const service = { name: "MADE UP", endpoint, regions: [], errors };
  const authenticate = () => ({ headers: {}, secrets: [] });
  return createServiceClient<BccClient>(service, { listReservedInstances }, { endpoint, authenticate });
}

const digits = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);

async function openapiFetchAlone(): Promise<string> {
  const client = createFetchClient<Record<string, { post: object }>>({ baseUrl: endpoint });
  const post = client.POST as (path: string, init: object) => Promise<{ data?: unknown; error?: unknown }>;
  try {
    const { data, error } = await post("/v2/instance/reserved/list", {
      body: {},
      signal: AbortSignal.timeout(limitMs()),
    });
    if (error !== undefined) return `error ${show(error)}`;
    return data === undefined ? "neither data nor error" : `data ${show(data)}`;
  } catch (thrown) {
    return `throws ${(thrown as Error).name}`;
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${typeof value} of ${text.length} characters` : text;
}

it("the matrix is what the documents say, row by row", { timeout: 600_000 }, async () => {
  const lines = [];
  for (current of rows) {
    const [we, they] = [await ours(), await openapiFetchAlone()];
    lines.push(`| ${[current.name, we, they].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  // The one call is openapi-fetch's: it follows the redirect, as its default says.
  expect(elsewhereCalls).toBeLessThanOrEqual(1);
  const text = `# Hostile answers

What a call becomes when a server, a proxy or an attacker answers as no API should. Made by \`tools/contract\` over raw
sockets; \`npm test\` fails when a row changes. Ours is \`listReservedInstances().safe()\` with two attempts at most, beside
openapi-fetch 0.16.0 alone with its defaults.

| answer | ours | openapi-fetch alone |
| --- | --- | --- |
${lines.join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../../../docs/hostile-answers.md");
});
