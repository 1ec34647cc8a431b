import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Delivery, RawAnswer } from "./message.js";
import { listen, type Listening } from "./server.js";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A server that answers one path after another. */
async function serve(...answers: RawAnswer[]) {
  const targets: string[] = [];
  const server = await listen({
    host: "127.0.0.1",
    port: 0,
    keepBytes: 100,
    respond({ target }) {
      targets.push(target);
      return answers[targets.length - 1] ?? plain;
    },
    unreadable: () => plain,
  });
  open.push(server);
  return { server, targets, port: Number(new URL(server.endpoint).port) };
}

const plain: RawAnswer = { status: 200, headers: [], body: "plain" };
const late = (body: string, delivery: Delivery): RawAnswer => ({
  status: 200,
  headers: [["X-One", "1"]],
  body,
  delivery,
});
const HOUR = 3_600_000;
const GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

/** A bare client: what came, in which pieces, when, and how it ended. */
function call(port: number, text = GET) {
  const pieces: string[] = [];
  const begun = performance.now();
  let error: string | undefined;
  let firstByte = Infinity;
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  socket.on("data", (chunk) => {
    firstByte = Math.min(firstByte, performance.now() - begun);
    pieces.push(chunk.toString());
  });
  socket.on("error", (cause: NodeJS.ErrnoException) => (error = cause.code));
  let ended = false;
  socket.on("end", () => (ended = true));
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  return {
    socket,
    closed,
    seen: () => ({
      text: pieces.join(""),
      pieces: pieces.length,
      error,
      ended,
      firstByte,
      ms: performance.now() - begun,
    }),
    async until(part: string) {
      while (!pieces.join("").includes(part)) await sleep(5);
    },
  };
}

describe("a delay", () => {
  it("comes before the first byte", async () => {
    const { port } = await serve(late("ok", { delayMs: 120 }));
    const client = call(port);
    await client.until("ok");
    // Timers may be early by the fraction of a millisecond that they do not count.
    expect(client.seen().firstByte).toBeGreaterThanOrEqual(118);
    expect(client.seen().text).toBe(
      "HTTP/1.1 200 OK\r\nX-One: 1\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok",
    );
    client.socket.destroy();
  });

  it("holds up no other connection", async () => {
    const { port, targets } = await serve(late("late", { delayMs: HOUR }), plain);
    const waiting = call(port);
    while (targets.length === 0) await sleep(5);
    const other = call(port);
    await other.until("plain");
    expect(waiting.seen().text).toBe("");
    other.socket.destroy();
    waiting.socket.destroy();
  });

  it("keeps the order on a connection", async () => {
    const { port } = await serve(late("late", { delayMs: 60 }), plain);
    const client = call(port, GET + GET);
    await client.until("plain");
    expect(client.seen().text).toMatch(/late.*plain$/s);
    client.socket.destroy();
  });

  it("leaves nothing that keeps the process alive, once client or server has gone", { timeout: 60_000 }, async () => {
    const server = new URL("server.ts", import.meta.url).href;
    const program = `
      import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
      import { listen } from ${JSON.stringify(server)};
      let calls = 0;
      const answer = { status: 200, headers: [], body: "late", delivery: { delayMs: ${HOUR} } };
      const respond = () => (++calls, answer);
      const server = await listen({ host: "127.0.0.1", port: 0, keepBytes: 1, respond, unreadable: respond });
      const call = () => connect(Number(new URL(server.endpoint).port), "127.0.0.1").on("error", () => {});
      const clients = [call(), call()];
      for (const client of clients) client.write(${JSON.stringify(GET)});
      while (calls < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      clients[0].destroy();
      await server.close();
    `;
    const args = ["--import", "tsx", "--input-type=module", "-e", program];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

describe("a slow body", () => {
  it("comes behind headers that come at once", async () => {
    const { port } = await serve(late("0123456789", { bodyMs: HOUR }));
    const client = call(port);
    await client.until("\r\n\r\n");
    expect(client.seen().text).toMatch(/Content-Length: 10\r\n.*\r\n\r\n$/s);
    client.socket.destroy();
  });

  it("comes piece by piece", async () => {
    const { port } = await serve(late("x".repeat(1_000_000), { bodyMs: HOUR }));
    const client = call(port);
    while (client.seen().pieces < 4) await sleep(5);
    expect(client.seen().text.length).toBeLessThan(1_000_000);
    client.socket.destroy();
  });

  it("is whole in the end, and no earlier", async () => {
    const body = "0123456789".repeat(10);
    const { server } = await serve(late(body, { bodyMs: 200 }));
    const begun = performance.now();
    expect(await (await fetch(server.endpoint)).text()).toBe(body);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(198);
  });

  it.each(["", "x", "ab"])("may be as short as %j", async (body) => {
    const { server } = await serve(late(body, { bodyMs: 20 }), plain);
    expect(await (await fetch(server.endpoint)).text()).toBe(body);
    expect(await (await fetch(server.endpoint)).text()).toBe("plain");
  });

  it("keeps a Content-Length of the answer's own", async () => {
    const { port } = await serve({ ...late("ok", { bodyMs: 20 }), headers: [["content-length", "9"]] });
    const client = call(port);
    await client.until("\r\n\r\nok");
    expect(client.seen().text.match(/content-length.*/gi)).toEqual(["content-length: 9"]);
    client.socket.destroy();
  });

  it("is no body where the method has none", async () => {
    const { port } = await serve(late("ok", { bodyMs: 20 }), late("ok", { breakOff: { at: "half", how: "close" } }));
    const client = call(port, "HEAD / HTTP/1.1\r\nHost: h\r\n\r\nHEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
    await client.closed;
    expect(client.seen().text).not.toContain("ok");
    expect(client.seen().text.match(/Content-Length: 2/g)).toHaveLength(2);
  });
});

describe("an answer that breaks off", () => {
  const HALF = "HTTP/1.1 200 OK\r\nX-One: 1\r\nContent-Length: 10\r\nConnection: keep-alive\r\n\r\n01234";

  it.each([
    ["start", "close", { text: "", ended: true, error: undefined }],
    ["start", "reset", { text: "", ended: false, error: "ECONNRESET" }],
    ["half", "close", { text: HALF, ended: true, error: undefined }],
    ["half", "reset", { text: HALF, ended: false, error: "ECONNRESET" }],
  ] as const)("at %s ends by %s", async (at, how, outcome) => {
    const { server, port } = await serve(late("0123456789", { breakOff: { at, how } }));
    const client = call(port);
    await client.closed;
    expect(client.seen()).toMatchObject(outcome);
    expect((await fetch(server.endpoint)).status).toBe(200);
  });

  it.each([
    ["start", ""],
    ["half", HALF],
  ] as const)("at %s stays open and silent by stall, until the server closes", async (at, text) => {
    const { server, targets, port } = await serve(late("0123456789", { breakOff: { at, how: "stall" } }));
    const client = call(port);
    while (targets.length === 0) await sleep(5);
    await client.until(text.slice(-5));
    await sleep(100);
    expect(client.seen()).toMatchObject({ text, ended: false, error: undefined });
    expect(client.socket.destroyed).toBe(false);
    await server.close();
    await client.closed;
    expect(client.seen().text).toBe(text);
  });

  it("at half may come late and slowly", async () => {
    const { port } = await serve(
      late("0123456789", { delayMs: 50, bodyMs: 100, breakOff: { at: "half", how: "close" } }),
    );
    const client = call(port);
    await client.closed;
    expect(client.seen().text).toBe(HALF);
    expect(client.seen().ms).toBeGreaterThanOrEqual(148);
  });

  it("breaks no answer before it on its connection", async () => {
    const first = late("first", { delayMs: 60 });
    const { port } = await serve(first, late("", { breakOff: { at: "start", how: "reset" } }));
    const client = call(port, GET + GET);
    await client.closed;
    expect(client.seen()).toMatchObject({ text: expect.stringMatching(/first$/) as string, error: "ECONNRESET" });
  });
});
