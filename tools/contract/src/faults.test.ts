import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBcc, type BccClient } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import { CallError } from "@yunfan/client-core";
import { startEmulator, type Emulator, type Fault } from "@yunfan/emulator";
import { createRoma, type RomaClient } from "@yunfan/huaweicloud/roma";

// What each kind of fault is to our own clients: over sockets, and in process, where it must be the same.

type What = Omit<Fault, "operation">;
type Transport = "over sockets" | "in process";

const HOUR = 3_600_000;
/** Long enough for a call that is to go well on a slow machine. */
const LONG_MS = 1500;
/** For calls that never do. */
const SHORT_MS = 150;

interface Clients {
  readonly emulator: Emulator;
  readonly roma: RomaClient;
  readonly bcc: BccClient;
  /** Milliseconds that the clients would have waited between attempts. */
  readonly waits: number[];
}

async function clients(transport: Transport, faults: readonly Fault[], timeoutMs = 60_000): Promise<Clients> {
  const emulator = await startEmulator({ faults });
  onTestFinished(() => emulator.close());
  const waits: number[] = [];
  const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
  const options = {
    retry: { maxAttempts: 2, baseDelayMs: 1, random: () => 1, sleep },
    timeoutMs,
    ...(transport === "in process" ? { fetch: emulator.fetch } : {}),
  };
  const { credentials, endpoints } = emulator;
  const roma = createRoma({ endpoint: endpoints.roma, credentials: credentials.huaweicloud, ...options });
  const bcc = createBcc({ endpoint: endpoints.bcc, credentials: credentials.baiducloud, ...options });
  return { emulator, roma, bcc, waits };
}

interface Facts {
  readonly kind: string;
  readonly code?: string;
  readonly reason?: string;
}

/** How a call ends: with data, or with an error, told in a line. */
async function end(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return "data";
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { kind, status = "", code = "", reason = "", stopped, attempts } = error as CallError & Facts;
    return `${kind} ${status} ${code}${reason}`.trim().replaceAll(/ +/g, " ") + `, ${stopped} after ${attempts}`;
  }
}

/** How a call ends that meets a fault once, and one that meets it each time; a call that is not repeated has one end. */
const rows: readonly [what: What, once: string, always?: string][] = [
  [{ status: 500 }, "data", "api 500 ROMA.00011000, attempts after 2"],
  [{ status: 503, code: "APIGW.0402", message: "no backend" }, "data", "api 503 APIGW.0402, attempts after 2"],
  [{ status: 403, code: "ROMA.00012345", message: "no" }, "api 403 ROMA.00012345, final after 1"],
  [{ status: 429 }, "data", "api 429 APIGW.0308, attempts after 2"],
  [{ status: 429, retryAfter: 7 }, "data", "api 429 APIGW.0308, attempts after 2"],
  [{ status: 429, retryAfter: 3600 }, "api 429 APIGW.0308, retry-after after 1"],
  [{ delayMs: 30, jitterMs: 30, bodyMs: 60 }, "data", "data"],
  [{ delayMs: HOUR }, "data", "timeout, attempts after 2"],
  [{ bodyMs: HOUR }, "data", "timeout, attempts after 2"],
  [{ breakOff: { at: "start", how: "stall" } }, "data", "timeout, attempts after 2"],
  [{ breakOff: { at: "half", how: "stall" } }, "data", "timeout, attempts after 2"],
  [{ breakOff: { at: "start", how: "close" } }, "data", "network, attempts after 2"],
  [{ breakOff: { at: "start", how: "reset" } }, "data", "network, attempts after 2"],
  [{ breakOff: { at: "half", how: "close" } }, "data", "network, attempts after 2"],
  [{ breakOff: { at: "half", how: "reset" } }, "data", "network, attempts after 2"],
  [{ contentType: "text/html" }, "data", "data"],
  [{ contentType: "text/html", body: "<html>" }, "unexpected-response 200 html, final after 1"],
  [{ body: "" }, "unexpected-response 200 empty, final after 1"],
  [{ body: '{"total": 1' }, "data", "unexpected-response 200 not-json, attempts after 2"],
  [
    { answer: { status: 502, headers: { "Content-Type": "text/html" }, body: "<html>" } },
    "data",
    "unexpected-response 502 html, attempts after 2",
  ],
];

describe.each<Transport>(["over sockets", "in process"])("%s", (transport) => {
  it.each(rows)("%j once is %s", async (what, once) => {
    const { emulator, roma } = await clients(transport, [{ operation: "CheckRomaInstanceListV2", ...what }], LONG_MS);
    expect(await end(roma.checkRomaInstanceListV2())).toBe(once);
    expect(emulator.requests[0]?.fault).toEqual(Object.keys(what));
  });

  const lasting = rows.flatMap(([what, , always]) => (always === undefined ? [] : [[what, always] as const]));
  it.each(lasting)("%j for always is %s", async (what, always) => {
    const fault = { operation: "CheckRomaInstanceListV2", times: "always", ...what } as const;
    const { roma } = await clients(transport, [fault], always.startsWith("timeout") ? SHORT_MS : undefined);
    expect(await end(roma.checkRomaInstanceListV2())).toBe(always);
  });

  it("waits as Retry-After says, and by itself without one", async () => {
    const operation = "CheckRomaInstanceListV2";
    const date = new Date(Date.now() + 50_000).toUTCString();
    const { roma, waits } = await clients(transport, [
      { operation, status: 429 },
      { operation, status: 429, retryAfter: 7, after: 2 },
      { operation, status: 429, retryAfter: date, after: 4 },
    ]);
    for (let call = 0; call < 3; call++) expect(await end(roma.checkRomaInstanceListV2())).toBe("data");
    expect(waits).toHaveLength(3);
    expect(waits[0]).toBe(1);
    expect(waits[1]).toBeGreaterThanOrEqual(7000);
    expect(waits[2]).toBeGreaterThan(1000);
  });

  it("a cursor that comes again ends a walk by marker", async () => {
    const { bcc, emulator } = await clients(transport, [
      { operation: "ListReservedInstances", repeatCursor: true, times: "always" },
    ]);
    await expect(bcc.listReservedInstances.collect({ maxKeys: 10 })).rejects.toThrow(
      "the same nextMarker came twice, so the walk would never end",
    );
    expect(emulator.requests).toHaveLength(2);
  });

  it("a page that comes again in a walk by offset brings its items twice: nothing in the answer tells", async () => {
    const { roma } = await clients(transport, [{ operation: "CheckRomaInstanceListV2", repeatCursor: true }]);
    const { items } = await roma.checkRomaInstanceListV2.collect({ limit: 5 });
    expect([items.length, new Set(items.map(({ id }) => id)).size]).toEqual([12, 7]);
  });

  it("a redirect is not followed, and takes no credentials along", async () => {
    let calls = 0;
    const elsewhere = createServer((_, response) => {
      calls += 1;
      response.end("{}");
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void elsewhere.close());
    const redirectTo = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    for (const status of [302, 307, 308]) {
      const { roma } = await clients(transport, [{ operation: "CheckRomaInstanceListV2", redirectTo, status }]);
      expect(await end(roma.checkRomaInstanceListV2())).toMatch(/redirect, final after 1$/);
    }
    expect(calls).toBe(0);
  });

  it("an answer that is lost is not asked for again where the call changes something", async () => {
    const { emulator } = await clients(transport, [
      { operation: "GetSessionToken", breakOff: { at: "start", how: "reset" } },
    ]);
    const fetch = transport === "in process" ? { fetch: emulator.fetch } : {};
    const sts = createSts({ endpoint: emulator.endpoints.sts, credentials: emulator.credentials.baiducloud, ...fetch });
    expect(await end(sts.getSessionToken())).toBe("network, not-repeatable after 1");
    expect(emulator.requests).toMatchObject([{ status: 200, fault: ["breakOff"] }]);
  });
});
