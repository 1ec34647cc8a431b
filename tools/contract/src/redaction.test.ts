import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { logTo, type ClientEvent } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

// Random secrets, a gateway that echoes them in every way it can think of, and every place where somebody could read
// them afterwards: log lines, events, errors, what inspect shows, what explain tells, what the emulator has recorded.

let emulator: Emulator;
let gateway: Server;
let endpoint = "";
let reply: (received: string) => Reply;
/** The signatures that the gateway received: good for minutes to whoever reads one. */
let signatures: string[] = [];

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly id: string;
  readonly body: string;
}

beforeAll(async () => {
  emulator = await startEmulator();
  gateway = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const received = `${request.url} ${request.rawHeaders.join(" ")} ${Buffer.concat(chunks).toString()}`;
      signatures.push(/[0-9a-f]{64}$/.exec(request.headers.authorization ?? "")?.[0] ?? "no signature");
      const { status, type, id, body } = reply(received);
      response.writeHead(status, { "Content-Type": type, "X-Request-Id": id, "x-bce-request-id": id }).end(body);
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await emulator.close();
});

/** How a secret may be written. */
const forms: Record<string, (secret: string) => string> = {
  plain: (secret) => secret,
  json: (secret) => JSON.stringify(secret).slice(1, -1),
  base64: (secret) => Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  base64url: (secret) => Buffer.from(secret).toString("base64url"),
  hex: (secret) => Buffer.from(secret).toString("hex"),
  HEX: (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  url: encodeURIComponent,
  form: (secret) => new URLSearchParams({ "": secret }).toString().slice(1),
};

/** How a gateway may answer, given a text that it wants to tell. */
const replies: Record<string, (told: string) => Reply> = {
  message: (told) =>
    json(400, { code: "X", message: told, error_code: "X", error_msg: told, error: { code: "X", message: told } }),
  code: (told) => json(401, { code: told, error_code: told, error: { code: told, message: "m" } }),
  deep: (told) => json(500, { error_code: "X", error_msg: "m", [told]: [{ more: [told] }] }),
  "request id": (told) => json(403, { error_code: "X", error_msg: "m", request_id: told, requestId: told }),
  html: (told) => ({ status: 502, type: "text/html", id: "i", body: `<html>${told}</html>` }),
  broken: (told) => ({ status: 200, type: "application/json", id: "i", body: `{"cut": "${told}` }),
  type: (told) => ({ status: 200, type: printable(told), id: printable(told), body: "" }),
  echo: (told) =>
    json(401, { error_code: "APIGW.0301", error_msg: `verify aksk signature fail, canonicalRequest:${told}` }),
};

function json(status: number, body: object): Reply {
  return { status, type: "application/json", id: "i", body: JSON.stringify(body) };
}

const printable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, "");

interface Secrets {
  readonly key: string;
  readonly token: string;
  readonly password: string;
}

interface Client {
  /** The secrets that it was given, and must hide. */
  readonly holds: readonly string[];
  readonly call: () => PromiseLike<unknown>;
  readonly explain?: () => Promise<unknown>;
}

/** A client of each kind. */
const clients: Record<string, (secrets: Secrets, watch: object) => Client> = {
  "ROMA by key": ({ key, token }, watch) => {
    const credentials = { accessKeyId: "AK", secretAccessKey: key, securityToken: token };
    const roma = createRoma({ endpoint, projectId: "0123456789abcdef", credentials, ...watch });
    return {
      holds: [key, token],
      call: () => roma.checkRomaInstanceListV2().safe(),
      explain: () => roma.explain("checkRomaInstanceListV2"),
    };
  },
  "ROMA by token": ({ token }, watch) => {
    const roma = createRoma({ endpoint, projectId: "0123456789abcdef", credentials: { token }, ...watch });
    return {
      holds: [token],
      call: () => roma.checkRomaInstanceListV2().safe(),
      explain: () => roma.explain("checkRomaInstanceListV2"),
    };
  },
  "IAM by password": ({ password }, watch) => {
    const iam = createIam({ endpoint, ...watch });
    const user = { name: "n", password, domain: { name: "d" } };
    const identity = { methods: ["password" as const], password: { user } };
    const auth = { identity, scope: { domain: { name: "d" } } };
    return {
      holds: [password],
      call: () => iam.keystoneCreateUserTokenByPassword({ auth }).safe(),
      explain: () => iam.explain("keystoneCreateUserTokenByPassword", { auth }),
    };
  },
  "a token by password": ({ password }, watch) => {
    const options = { endpoint, domainName: "d", userName: "n", password, scope: { domain: { name: "d" } } };
    const credentials = iamPasswordToken({ ...options, ...watch });
    return { holds: [password], call: async () => credentials() };
  },
  "BCC by key": ({ key, token }, watch) => {
    const credentials = { accessKeyId: "AK", secretAccessKey: key, sessionToken: token };
    const bcc = createBcc({ endpoint, credentials, ...watch });
    return {
      holds: [key, token],
      call: () => bcc.listReservedInstances().safe(),
      explain: () => bcc.explain("listReservedInstances"),
    };
  },
};

// Ten characters at the least, of some variety: what is shorter or plainer stands in innocent texts too.
const varied = (text: string) => new Set(text).size >= 6 && text === text.trim();
const visible = fc.stringMatching(/^[!-~]{10,40}$/).filter(varied);
const anything = fc.string({ unit: "grapheme", minLength: 10, maxLength: 24 }).filter(varied);
const secrets: fc.Arbitrary<Secrets> = fc.record({ key: visible, token: visible, password: anything });

/** Whatever a call and an explanation leave behind for somebody to read. */
async function tracesOf(make: (watch: object) => Client): Promise<{ shown: string; holds: readonly string[] }> {
  const lines: string[] = [];
  const events: ClientEvent[] = [];
  const line = (text: string) => void lines.push(text);
  const log = logTo({ error: line, warn: line, info: line, debug: line }, "debug");
  const onEvent = (event: ClientEvent) => {
    events.push(event);
    log(event);
  };
  const { call, explain, holds } = make({ onEvent, retry: { maxAttempts: 2, baseDelayMs: 0 } });
  const ends = [await Promise.resolve(call()).catch((error: unknown) => error), await explain?.()];
  for (const one of [...ends, ...events]) {
    lines.push(inspect(one, { depth: 12, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity }));
    lines.push(JSON.stringify(one) ?? "", JSON.stringify(hiddenOf(one)));
  }
  return { shown: lines.join("\n"), holds };
}

/** What an error holds and does not print: its body, its excerpt, and those of the errors beneath it. */
function hiddenOf(one: unknown): unknown[] {
  if (typeof one !== "object" || one === null) return [];
  const { error, body, excerpt, message, stack, cause } = one as Record<string, unknown>;
  return [body, excerpt, message, stack, ...hiddenOf(error), ...hiddenOf(cause)];
}

function expectHidden(shown: string, secret: string): void {
  for (const [form, write] of Object.entries(forms)) {
    const at = shown.indexOf(write(secret));
    if (at !== -1) expect.fail(`${secret} is shown (${form}): ${shown.slice(Math.max(0, at - 200), at + 200)}`);
  }
}

it.each(Object.keys(clients))("%s: nothing shows its secrets, however a gateway echoes them", async (name) => {
  const property = fc.asyncProperty(
    secrets,
    fc.constantFrom(...Object.keys(replies)),
    fc.constantFrom(...Object.keys(forms)),
    async (one, kind, form) => {
      signatures = [];
      const { shown, holds } = await tracesOf((watch) => {
        const client = clients[name]?.(one, watch) ?? expect.fail(name);
        const told = client.holds.map((secret) => forms[form]?.(secret)).join(" ");
        reply = (received) => replies[kind]?.(`${received} ${told}`) ?? expect.fail(kind);
        return client;
      });
      expect(signatures.length).toBeGreaterThan(0);
      for (const secret of [...holds, ...signatures]) expectHidden(shown, secret);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

it("the emulator's record of requests holds no secret", async () => {
  const property = fc.asyncProperty(secrets, async (one) => {
    endpoint = emulator.endpoints.roma;
    await tracesOf((watch) => clients["ROMA by key"]?.(one, watch) ?? expect.fail());
    await tracesOf((watch) => clients["ROMA by token"]?.(one, watch) ?? expect.fail());
    endpoint = emulator.endpoints.iam;
    await tracesOf((watch) => clients["IAM by password"]?.(one, watch) ?? expect.fail());
    endpoint = emulator.endpoints.bcc;
    await tracesOf((watch) => clients["BCC by key"]?.(one, watch) ?? expect.fail());
    const last = emulator.requests.slice(-4);
    expect(last.map(({ status }) => status)).toEqual([401, 401, 401, 403]);
    for (const secret of [one.key, one.token, one.password]) expectHidden(JSON.stringify(last), secret);
  });
  await fc.assert(property, { numRuns: 40 });
});
