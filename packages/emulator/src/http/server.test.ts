import { connect } from "node:net";
import { Agent, request as send } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { RawRequest } from "./message.js";
import { listen, type Listening } from "./server.js";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(keepBytes = 100) {
  const seen: RawRequest[] = [];
  const server = await listen({
    host: "127.0.0.1",
    port: 0,
    keepBytes,
    respond(request) {
      seen.push(request);
      return { status: 200, headers: [["X-One", "1"]], body: "ok" };
    },
    unreadable: () => ({ status: 400, headers: [["X-Two", "2"]], body: '{"no":"http"}' }),
  });
  open.push(server);
  return { server, seen, port: Number(new URL(server.endpoint).port) };
}

/** Sends text over a bare socket; what comes back until the other side closes. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

describe("a request", () => {
  it("arrives as it was sent", async () => {
    const { seen, port } = await serve();
    const answer = await raw(
      port,
      "PATCH /a/./b/../%2e%2F?x=%41+b&&y HTTP/1.1\r\nHost: h\r\nX-A:  1 \r\nx-a: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nX-One: 1\r\n/);
    expect(answer).not.toMatch(/^Date:/im);
    const [request] = seen;
    expect(request).toMatchObject({ method: "PATCH", target: "/a/./b/../%2e%2F?x=%41+b&&y" });
    expect(request?.headers.slice(1, 3)).toEqual([
      ["X-A", "1"],
      ["x-a", "2"],
    ]);
    expect(new TextDecoder().decode(request?.body)).toBe("abc");
  });

  it("is read to its end, but kept only so far", async () => {
    const { server, seen } = await serve(100);
    const answer = await fetch(server.endpoint, { method: "POST", body: "x".repeat(3_000_000) });
    expect(answer.status).toBe(200);
    expect(seen[0]?.body).toHaveLength(100);
  });

  it("that is no HTTP is answered, and the server lives on", async () => {
    const { server, port } = await serve();
    for (const text of ["\0\x01\x02garbage\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"]) {
      const answer = await raw(port, text);
      expect(answer).toContain("HTTP/1.1 400 Bad Request\r\nX-Two: 2\r\nContent-Length: 13\r\nConnection: close");
      expect(answer.endsWith('\r\n\r\n{"no":"http"}')).toBe(true);
    }
    expect((await fetch(server.endpoint)).status).toBe(200);
  });

  it("that breaks off in the middle harms no other", async () => {
    const { server, seen, port } = await serve();
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc", () => socket.destroy());
    await new Promise((resolve) => socket.on("close", resolve));
    expect((await fetch(server.endpoint)).status).toBe(200);
    expect(seen).toHaveLength(1);
  });
});

describe("close", () => {
  it("does not wait for kept-alive or unfinished connections, and may be called twice", async () => {
    const { server, port } = await serve();
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      send(server.endpoint, { agent }, (answer) => answer.resume().on("end", resolve)).end(),
    );
    const half = connect(port, "127.0.0.1", () =>
      half.write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n"),
    );
    half.on("error", () => {});
    await new Promise((resolve) => half.once("connect", resolve));
    const begun = Date.now();
    await server.close();
    await server.close();
    expect(Date.now() - begun).toBeLessThan(1000);
    await expect(fetch(server.endpoint)).rejects.toThrow();
    agent.destroy();
  });
});

it("names the address it cannot have", async () => {
  const { port } = await serve();
  const again = listen({
    host: "127.0.0.1",
    port,
    keepBytes: 1,
    respond: () => ({ status: 200, headers: [], body: "" }),
    unreadable: () => ({ status: 400, headers: [], body: "" }),
  });
  await expect(again).rejects.toThrow(`cannot listen on 127.0.0.1:${port}`);
});
