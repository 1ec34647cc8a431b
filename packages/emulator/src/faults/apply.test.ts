import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { callBaidu, callHuawei, instancesOf, json, LIST, start, tokenRequest, askToken } from "../../test/client.js";
import type { Emulator, Fault } from "../index.js";

const BCC = "ListReservedInstances";
const ROMA = "CheckRomaInstanceListV2";
const TOKEN = "KeystoneCreateUserTokenByPassword";

async function faulty(...faults: Fault[]) {
  const emulator = await start({ faults });
  return { emulator, list: (query = "") => callBaidu(emulator, LIST + query) };
}

const instances = (emulator: Emulator, query = "") => callHuawei(emulator, "roma", instancesOf(emulator) + query);

describe("an error", () => {
  it("has the vendor's shape, with the usual code or the one that is given", async () => {
    const { emulator, list } = await faulty(
      { operation: BCC, status: 403 },
      { operation: BCC, status: 429, code: "RequestLimitExceeded", message: "slow down" },
      { operation: ROMA, status: 403, code: "ROMA.00012345", message: "not yours" },
      { operation: ROMA, status: 429, code: "APIGW.0308", message: "slow down" },
    );
    const usual = await list();
    expect([usual.status, usual.headers.get("content-type")]).toEqual([403, "application/json;charset=UTF-8"]);
    const requestId = usual.headers.get("x-bce-request-id");
    expect(await json(usual)).toEqual({ requestId, code: "AccessDenied", message: "Access denied." });
    const own = await list();
    expect([own.status, await json(own)]).toMatchObject([429, { code: "RequestLimitExceeded", message: "slow down" }]);
    expect(await json(instances(emulator))).toMatchObject({
      error_code: "ROMA.00012345",
      error_msg: "not yours",
      error_details: "not yours",
    });
    expect(Object.keys(await json(instances(emulator)))).toEqual(["error_code", "error_msg", "request_id"]);
  });

  it("of IAM is its own, or the gateway's", async () => {
    const { emulator } = await faulty(
      { operation: TOKEN, status: 429, message: "too many" },
      { operation: TOKEN, status: 401, code: "APIGW.0301" },
    );
    const ask = () => json(askToken(emulator, tokenRequest(emulator)));
    expect(await ask()).toEqual({ error: { code: 429, message: "too many", title: "Too Many Requests" } });
    expect(await ask()).toMatchObject({ error_code: "APIGW.0301" });
  });

  it.each([
    [undefined, null],
    [7, "7"],
    ["Sun, 01 Mar 2026 12:00:00 GMT", "Sun, 01 Mar 2026 12:00:00 GMT"],
  ])("says %j of when to come again", async (retryAfter, header) => {
    const { emulator } = await faulty({ operation: ROMA, status: 429, retryAfter });
    const answer = await instances(emulator);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, header]);
  });

  it("comes before the request is looked at, and is recorded as scripted", async () => {
    const { emulator } = await faulty(
      { operation: ROMA, status: 429, retryAfter: 1 },
      { operation: ROMA, redirectTo: "/" },
    );
    for (const status of [429, 302]) {
      const answer = await fetch(emulator.endpoints.roma + instancesOf(emulator), { redirect: "manual" });
      expect(answer.status).toBe(status);
    }
    expect(emulator.requests).toMatchObject([
      { status: 429, scripted: true, fault: ["status", "retryAfter"] },
      { status: 302, scripted: true, fault: ["redirectTo"] },
    ]);
  });
});

describe("a change of the service's own answer", () => {
  it("leaves checks and work to the service", async () => {
    const { emulator, list } = await faulty({ operation: BCC, headers: { "X-One": "1" }, times: "always" });
    const unsigned = await fetch(emulator.endpoints.bcc + LIST, { method: "POST", body: "{}" });
    expect([unsigned.status, unsigned.headers.get("x-one")]).toEqual([403, "1"]);
    expect([(await list("?maxKeys=1001")).status, (await list()).status]).toEqual([400, 200]);
    expect(emulator.requests).toMatchObject([{ fault: ["headers"] }, { fault: ["headers"] }, { scripted: false }]);
  });

  it("may be of its type, headers and body", async () => {
    const { list } = await faulty(
      { operation: BCC, contentType: "text/html" },
      { operation: BCC, headers: { "X-Bce-Request-Id": "mine", "x-more": "1" } },
      { operation: BCC, body: "" },
      { operation: BCC, status: 500, contentType: "text/html", body: "<html>" },
    );
    const type = await list();
    expect(type.headers.get("content-type")).toBe("text/html");
    expect(await type.text()).toContain("totalCount");
    const headers = await list();
    expect([headers.headers.get("x-bce-request-id"), headers.headers.get("x-more")]).toEqual(["mine", "1"]);
    const empty = await list();
    expect([empty.status, empty.headers.get("content-length"), await empty.text()]).toEqual([200, "0", ""]);
    expect(empty.headers.get("content-type")).toBe("application/json;charset=UTF-8");
    const page = await list();
    expect([page.status, page.headers.get("content-type"), await page.text()]).toEqual([500, "text/html", "<html>"]);
  });

  it("may be a redirect instead", async () => {
    const { emulator } = await faulty(
      { operation: ROMA, redirectTo: "https://elsewhere.example/a" },
      { operation: ROMA, redirectTo: "/b", status: 307, headers: { "X-One": "1" } },
    );
    const call = () => fetch(emulator.endpoints.roma + instancesOf(emulator), { redirect: "manual" });
    const first = await call();
    expect([first.status, first.headers.get("location")]).toEqual([302, "https://elsewhere.example/a"]);
    expect([first.headers.get("content-type"), await first.text()]).toEqual([null, ""]);
    expect(first.headers.get("x-request-id")).toBe(emulator.requests[0]?.requestId);
    const second = await call();
    expect([second.status, second.headers.get("location"), second.headers.get("x-one")]).toEqual([307, "/b", "1"]);
  });
});

describe("a repeated cursor", () => {
  it("comes with the first page of a list by marker", async () => {
    const { emulator, list } = await faulty({ operation: BCC, repeatCursor: true });
    const first = await json<{ nextMarker: string; reservedInstances: unknown[] }>(list("?maxKeys=10"));
    const again = await json(list(`?maxKeys=10&marker=${first.nextMarker}`));
    expect(again).toMatchObject({ nextMarker: first.nextMarker, reservedInstances: first.reservedInstances });
    expect(await json(list(`?maxKeys=10&marker=${first.nextMarker}`))).not.toMatchObject({
      nextMarker: first.nextMarker,
    });
    expect(emulator.requests.map(({ fault }) => fault)).toEqual([undefined, ["repeatCursor"], undefined]);
  });

  it("comes with the first page of a list by offset", async () => {
    const { emulator } = await faulty({ operation: ROMA, repeatCursor: true });
    const pages = [];
    for (const query of ["?limit=5", "?limit=5&offset=0", "?limit=5&offset=5", "?limit=5&offset=5"]) {
      pages.push((await json(instances(emulator, query)))["instances"]);
    }
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(pages[3]).not.toEqual(pages[0]);
  });
});

describe("an answer that is badly sent", () => {
  it("was given all the same: the service has done its work", async () => {
    const { emulator } = await faulty({ operation: TOKEN, breakOff: { at: "start", how: "reset" } });
    await expect(askToken(emulator, tokenRequest(emulator))).rejects.toThrow("fetch failed");
    expect(emulator.requests).toMatchObject([{ status: 201, scripted: false, fault: ["breakOff"] }]);
  });

  it("may be an exact one, too", async () => {
    const { emulator } = await faulty({
      operation: ROMA,
      answer: { status: 200, headers: { "X-One": "1" }, base64Body: "/wB7fQ==" },
      delayMs: 20,
      breakOff: { at: "half", how: "close" },
    });
    const got = await new Promise<Buffer>((resolve) => {
      const parts: Buffer[] = [];
      const socket = connect(Number(new URL(emulator.endpoints.roma).port), "127.0.0.1");
      socket.on("data", (part) => parts.push(part)).on("close", () => resolve(Buffer.concat(parts)));
      socket.write(`GET ${instancesOf(emulator)} HTTP/1.1\r\nHost: h\r\n\r\n`);
    });
    expect(got.toString("latin1")).toBe(
      "HTTP/1.1 200 OK\r\nX-One: 1\r\nContent-Length: 4\r\nConnection: keep-alive\r\n\r\n\u00ff\0",
    );
  });
});

describe("faults from elsewhere", () => {
  it("are those of the seed, then those of the option", async () => {
    const emulator = await start({
      seed: { faults: [{ operation: BCC, status: 500 }] },
      faults: [{ operation: BCC, status: 403 }],
    });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await callBaidu(emulator, LIST)).status);
    expect(statuses).toEqual([500, 403, 200]);
  });

  it("are refused by their place", async () => {
    await expect(start({ faults: [{ operation: BCC, status: 599 }] })).rejects.toThrow(
      "faults[0].status: ListReserved",
    );
    await expect(start({ faults: {} as Fault[] })).rejects.toThrow("faults: must be an array");
    const seed = { faults: [{ operation: BCC }] } as { faults: Fault[] };
    await expect(start({ seed })).rejects.toThrow("seed.faults[0]: does nothing");
  });
});
