import { describe, expect, it } from "vitest";
import { fetchFrom } from "./fetch.js";
import type { Delivery, RawAnswer, RawRequest } from "./message.js";

const BODY = '{"items":[1,2,3,4,5,6,7,8]}';

function around(answer: Partial<RawAnswer> = {}, delivery?: Delivery) {
  const seen: RawRequest[] = [];
  const closing = new AbortController();
  const fetch = fetchFrom({
    closed: closing.signal,
    hosts: () => ["a.example"],
    route: (host) =>
      host !== "a.example"
        ? undefined
        : {
            keepBytes: 5,
            respond(request) {
              seen.push(request);
              const redirect =
                request.target === "/from" ? { status: 307, headers: [["Location", "/to?x"]] as const } : {};
              return { status: 200, headers: [["X-One", "1"]], body: BODY, delivery, ...answer, ...redirect };
            },
          },
  });
  return { fetch, seen, close: () => closing.abort(new TypeError("fetch failed: the emulator is closed")) };
}

describe("a request", () => {
  it("arrives as it would on the wire", async () => {
    const { fetch, seen } = around();
    await fetch("https://a.example/p%2fq/%7E?b=+&a#f", { method: "POST", body: "123456789", headers: { "X-B": "1" } });
    expect(seen[0]).toMatchObject({ method: "POST", target: "/p%2fq/%7E?b=+&a" });
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
      host: "a.example",
      "content-length": "9",
      "x-b": "1",
    });
    expect(new TextDecoder().decode(seen[0]?.body)).toBe("12345");
  });

  it("for another host is refused, and goes nowhere", async () => {
    await expect(around().fetch("https://b.example/")).rejects.toThrow(
      new TypeError("fetch failed: the emulator is no b.example; it is a.example"),
    );
  });

  it("of a Request, and one without a body, are taken", async () => {
    const { fetch, seen } = around();
    const response = await fetch(new Request("http://a.example/x", { headers: { Host: "own" } }));
    expect([response.status, response.headers.get("x-one"), await response.text()]).toEqual([200, "1", BODY]);
    expect([response.url, response.redirected]).toEqual(["http://a.example/x", false]);
    expect(seen[0]?.headers).toEqual([["host", "own"]]);
  });

  it("that is aborted already is not sent", async () => {
    const { fetch, seen } = around();
    const signal = AbortSignal.abort(new Error("no more"));
    await expect(fetch("http://a.example", { signal })).rejects.toThrow("no more");
    expect(seen).toEqual([]);
  });
});

describe("an answer", () => {
  it("has no body where HTTP has none", async () => {
    expect(await (await around().fetch("http://a.example", { method: "HEAD" })).text()).toBe("");
    expect((await around({ status: 204 }).fetch("http://a.example")).body).toBeNull();
  });

  it("that redirects is followed, given or refused as asked", async () => {
    const { fetch, seen } = around();
    const init = { method: "POST", body: "12", headers: { authorization: "secret" } };
    const followed = await fetch("http://a.example/from", init);
    expect([followed.status, followed.redirected, followed.url]).toEqual([200, true, "http://a.example/to?x"]);
    expect(seen.map(({ method, target }) => `${method} ${target}`)).toEqual(["POST /from", "POST /to?x"]);
    expect(Object.fromEntries(seen[1]?.headers ?? [])).toMatchObject({ authorization: "secret" });
    expect(new TextDecoder().decode(seen[1]?.body)).toBe("12");
    expect((await fetch("http://a.example/from", { redirect: "manual" })).status).toBe(307);
    await expect(fetch("http://a.example/from", { redirect: "error" })).rejects.toThrow("unexpected redirect");
  });

  it("that redirects elsewhere takes no credentials there, and a POST becomes a GET", async () => {
    const { fetch, seen } = around({ status: 302, headers: [["Location", "http://b.example/"]] });
    const sent = fetch("http://a.example/", { method: "POST", body: "1", headers: { authorization: "secret" } });
    await expect(sent).rejects.toThrow("the emulator is no b.example");
    const loop = around({ status: 302, headers: [["Location", "http://a.example:80/"]] });
    await expect(loop.fetch("http://a.example/", { method: "POST", body: "1" })).rejects.toThrow("redirect count");
    expect(loop.seen.map(({ method }) => method).slice(0, 3)).toEqual(["POST", "GET", "GET"]);
    expect(loop.seen).toHaveLength(21);
    expect(seen).toHaveLength(1);
  });

  it("that redirects leaves behind what belonged to the first address and body", async () => {
    const { fetch, seen } = around({ status: 303, headers: [["Location", "http://a.example/"]] });
    const headers = { host: "own.example", "content-type": "text/plain", "x-kept": "1" };
    await fetch("http://a.example/", { method: "POST", body: "1", headers }).catch(() => undefined);
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({ ...headers, "content-length": "1" });
    expect(seen[1]?.headers).toEqual([
      ["host", "a.example"],
      ["x-kept", "1"],
    ]);
  });

  it("can be late and slow, and is whole in the end", async () => {
    const begun = performance.now();
    const response = await around({}, { delayMs: 30, bodyMs: 40 }).fetch("http://a.example");
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(60);
    expect(chunks.length).toBeGreaterThan(5);
    expect(Buffer.concat(chunks).toString()).toBe(BODY);
  });

  it.each(["close", "reset"] as const)("that breaks off by %s is an error", async (how) => {
    await expect(around({}, { breakOff: { at: "start", how } }).fetch("http://a.example")).rejects.toThrow(
      new TypeError("fetch failed: the connection was closed before an answer"),
    );
    const half = await around({}, { breakOff: { at: "half", how } }).fetch("http://a.example");
    const reader = half.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(BODY.slice(0, 13));
    await expect(reader?.read()).rejects.toThrow(
      new TypeError("terminated: the connection was closed in the middle of the body"),
    );
  });

  it.each(["start", "half"] as const)(
    "that stalls at the %s ends with the caller's signal, or the emulator",
    async (at) => {
      for (const end of ["signal", "close"]) {
        const { fetch, close } = around({}, { breakOff: { at, how: "stall" } });
        const stop = new AbortController();
        const text = fetch("http://a.example", { signal: stop.signal }).then((response) => response.text());
        setTimeout(() => (end === "signal" ? stop.abort(new Error("enough")) : close()), 10);
        await expect(text).rejects.toThrow(end === "signal" ? "enough" : "the emulator is closed");
      }
    },
  );
});

it("ends at once when it is aborted under way, and leaves no timer", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  const before = timers();
  for (const delivery of [{ breakOff: { at: "start", how: "stall" } }, { delayMs: 1e6 }, { bodyMs: 1e6 }] as const) {
    for (const turns of [0, 20]) {
      const stop = new AbortController();
      const sent = around({}, delivery).fetch("http://a.example", { signal: stop.signal });
      const text = sent.then((response) => response.text());
      if (turns === 0) stop.abort(new Error("enough"));
      else setTimeout(() => stop.abort(new Error("enough")), turns);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(text).rejects.toThrow("enough");
    }
  }
  expect(timers()).toBeLessThanOrEqual(before);
});

it("ends a body that is not read yet", async () => {
  const stop = new AbortController();
  const { fetch } = around({}, { breakOff: { at: "half", how: "close" } });
  const { body } = await fetch("http://a.example", { signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(body?.getReader().read()).rejects.toThrow("enough");
});

it("is over when the emulator is closed", async () => {
  const { fetch, close } = around();
  close();
  await expect(fetch("http://a.example")).rejects.toThrow(new TypeError("fetch failed: the emulator is closed"));
});
