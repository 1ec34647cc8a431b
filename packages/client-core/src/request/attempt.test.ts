import { inspect } from "node:util";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import { NetworkError, TimeoutError, UnexpectedResponseError } from "../index.js";

const input = { owner: "o", item: "1" };

async function failureOf(endpoint: string, options: { timeoutMs?: number; maxBodyBytes?: number } = {}) {
  const result = await createShop(endpoint, { retry: { maxAttempts: 1 }, ...options })
    .getItem(input)
    .safe();
  if (result.ok) throw new Error("expected an error");
  return result.error;
}

describe("answers that are not the API's", () => {
  it.each([
    [200, "<!doctype html><h1>Log in</h1>", "html"],
    [200, '{"item":"a', "not-json"],
    [200, "", "empty"],
    [200, "[1]", "not-an-object"],
    [200, "null", "not-an-object"],
    [202, '{"item":"a"}', "undocumented-status"],
    [502, "<html>Bad Gateway</html>", "html"],
    [500, "", "empty"],
    [503, "upstream unavailable", "not-json"],
  ])("%i with %j is told as %s", async (status, body, reason) => {
    const { endpoint } = await loopback(answer(status, body, { "content-type": "text/html", "X-Request-Id": "r-3" }));
    const error = await failureOf(endpoint);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({
      kind: "unexpected-response",
      status,
      reason,
      requestId: "r-3",
      operation: "GetItem",
    });
    expect(error.message).toMatch(/^GetItem: \d+ .*\(request id r-3\)$/);
  });

  it("an error nested to exhaust the stack is told as the error that it is", async () => {
    const { endpoint } = await loopback(answer(400, `{"code":"E","a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`));
    expect(await failureOf(endpoint)).toMatchObject({ kind: "api", status: 400, code: "E" });
  });

  it("204 without a body is told, too", async () => {
    const { endpoint } = await loopback((_, response) => response.writeHead(204).end());
    expect(await failureOf(endpoint)).toMatchObject({ kind: "unexpected-response", status: 204, reason: "empty" });
  });

  it("keeps no more than 500 characters of a page", async () => {
    const { endpoint } = await loopback(answer(502, `<html>${"x".repeat(100_000)}`));
    expect(await failureOf(endpoint)).toMatchObject({ excerpt: expect.stringMatching(/^<html>x{494}$/) as string });
  });

  it("reads a body that starts with a byte order mark", async () => {
    const { endpoint } = await loopback(answer(200, '\uFEFF{"item":"a"}'));
    expect(await createShop(endpoint).getItem(input)).toEqual({ item: "a" });
  });

  it("stops reading at the size cap", async () => {
    const { endpoint } = await loopback((_, response) => {
      response.writeHead(200);
      const more = () => response.write("x".repeat(65_536), () => response.destroyed || setImmediate(more));
      more();
    });
    expect(await failureOf(endpoint, { maxBodyBytes: 1_000_000 })).toMatchObject({
      kind: "unexpected-response",
      reason: "too-large",
    });
  });

  it("hangs up once the size cap is passed", async () => {
    let hangUp: () => void = () => undefined;
    const hungUp = new Promise<void>((resolve) => (hangUp = resolve));
    const { endpoint } = await loopback((_, response) => {
      response.on("close", hangUp);
      response.writeHead(200).write("x".repeat(100_000));
    });
    expect(await failureOf(endpoint, { maxBodyBytes: 1000 })).toMatchObject({ reason: "too-large" });
    await hungUp;
  });

  it("refuses a redirect, so that credentials stay with the endpoint", async () => {
    const thief = await loopback(answer(200, '{"item":"a"}'));
    const { endpoint } = await loopback(answer(302, "", { location: `${thief.endpoint}/v1/o/items/1` }));
    const error = await failureOf(endpoint);
    expect(error).toMatchObject({ kind: "unexpected-response", reason: "redirect" });
    expect(error.message).toContain("redirect");
    expect(thief.seen).toHaveLength(0);
  });
});

describe("no answer", () => {
  it("a refused connection names the address and the reason", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(`http://127.0.0.1:${port}`);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toBe(
      `GetItem: no answer from http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it("a host with redirect in its name is no redirect", async () => {
    const fetch = () => Promise.reject(new TypeError("getaddrinfo ENOTFOUND redirect.example.com"));
    const shop = createShop("https://redirect.example.com", { retry: { maxAttempts: 1 }, fetch });
    expect(await shop.getItem(input).safe()).toMatchObject({ error: { kind: "network" } });
  });

  it("a connection cut in the middle of the body is a network error", async () => {
    const { endpoint } = await loopback((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"item":', () => response.socket?.destroy());
    });
    expect(await failureOf(endpoint)).toMatchObject({ kind: "network" });
  });

  it("the time limit covers the wait for headers and the body", async () => {
    const silent = await loopback(() => undefined);
    expect(await failureOf(silent.endpoint, { timeoutMs: 60 })).toBeInstanceOf(TimeoutError);
    const stalled = await loopback((_, response) => {
      response.writeHead(200).write('{"item":');
    });
    const error = await failureOf(stalled.endpoint, { timeoutMs: 60 });
    expect(error).toMatchObject({ kind: "timeout", timeoutMs: 60, operation: "GetItem" });
  });

  it("the time limit covers slow credentials", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const shop = createShop(endpoint, { timeoutMs: 60, authenticate: () => new Promise(() => undefined) });
    const result = await shop.getItem(input).safe();
    expect(!result.ok && result.error.kind).toBe("timeout");
    expect(seen).toHaveLength(0);
  });

  it("the time limit covers a search for what the caller left out", async () => {
    const { endpoint, seen } = await loopback(answer(200, "{}"));
    const hanging = () => new Promise<string>(() => undefined);
    const result = await createShop(endpoint, { timeoutMs: 60, defaults: { owner: hanging } })
      .getItem({ item: "1" })
      .safe();
    expect(!result.ok && result.error).toMatchObject({ kind: "timeout", limit: "attempt", timeoutMs: 60, attempts: 0 });
    expect(seen).toHaveLength(0);
  });

  it("the time limit holds for a fetch and a body that do not heed their signal", async () => {
    const retry = { maxAttempts: 1 };
    const deaf = createShop("http://127.0.0.1:1", { retry, timeoutMs: 60, fetch: () => new Promise(() => undefined) });
    expect(await deaf.getItem(input).safe()).toMatchObject({ error: { kind: "timeout" } });
    const body = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const stuck = createShop("http://127.0.0.1:1", {
      retry,
      timeoutMs: 60,
      fetch: () => Promise.resolve(new Response(body)),
    });
    expect(await stuck.getItem(input).safe()).toMatchObject({ error: { kind: "timeout" } });
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["a status and nothing else", { status: 200 }],
    ["a body of another kind", { status: 200, headers: new Headers(), body: "{}" }],
  ])("a fetch that gives %s is told so", async (_, odd) => {
    const shop = createShop("http://127.0.0.1:1", {
      retry: { maxAttempts: 1 },
      fetch: () => Promise.resolve(odd as Response),
    });
    const result = await shop.getItem(input).safe();
    expect(!result.ok && result.error.message).toBe(
      "GetItem: no answer from http://127.0.0.1:1: fetch gave no Response",
    );
  });

  it("what an HTTP client keeps on its errors does not come along", async () => {
    const fetch = (_: string, init: RequestInit) => {
      const cause = Object.assign(new Error("socket with sesame-open closed"), { code: "ECONNRESET", config: init });
      return Promise.reject(Object.assign(new Error("request failed", { cause }), { request: init }));
    };
    const authenticate = () => ({ headers: { "X-Key": "sesame-open" }, secrets: ["sesame-open"] });
    const result = await createShop("http://127.0.0.1:1", { retry: { maxAttempts: 1 }, fetch, authenticate })
      .getItem(input)
      .safe();
    if (result.ok) throw new Error("expected an error");
    expect(result.error.message).toBe("GetItem: no answer from http://127.0.0.1:1: socket with *** closed");
    expect(result.error.cause).toMatchObject({
      message: "request failed",
      cause: { message: "socket with *** closed", code: "ECONNRESET" },
    });
    expect(inspect(result.error, { depth: 9, showHidden: true })).not.toContain("sesame-open");
  });

  it("the time limit is a minute where none is given", async () => {
    const { endpoint } = await loopback(answer(200, '{"item":"a"}'));
    const timers = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => timers.mockRestore());
    await createShop(endpoint).getItem(input);
    expect(timers.mock.calls.map(([, ms]) => ms)).toContain(60_000);
  });

  it("a call's own limit replaces the client's", async () => {
    const { endpoint } = await loopback(() => undefined);
    const result = await createShop(endpoint).getItem(input, { timeoutMs: 60 }).safe();
    expect(!result.ok && result.error.kind).toBe("timeout");
  });

  it("leaves no listener on the caller's signal, and no timer", async () => {
    const { endpoint } = await loopback(answer(200, '{"item":"a"}'));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const shop = createShop(endpoint, { defaults: { owner: () => Promise.resolve("o") } });
    const before = timers();
    for (let i = 0; i < 20; i++) await shop.getItem({ item: "1" }, { signal });
    expect(listeners).toBe(0);
    // undici keeps a timer or two for its sockets; one a call would be twenty.
    expect(timers() - before).toBeLessThan(10);
  });
});

it("leaves the host header to the HTTP client, which sets it from the URL", async () => {
  const { endpoint } = await loopback(answer(200, '{"item":"a"}'));
  const sent: RequestInit[] = [];
  const fetch = (url: string, init: RequestInit) => {
    sent.push(init);
    return globalThis.fetch(url, init);
  };
  const authenticate = () => ({ headers: { host: "signed.example.com", "X-Key": "k" }, secrets: [] });
  await createShop(endpoint, { fetch, authenticate }).getItem(input);
  expect(sent[0]?.headers).toEqual({ accept: "application/json", "X-Key": "k" });
});
