import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../src/index.js";
import type { ModelledService } from "../src/service.js";
import { asBytes, signedRequest } from "./signed.js";
import { holdAfterwards, talk, withProbe } from "./wire-law.js";
import type { Ending } from "./wire.js";

// Requests that HTTP servers are known to stumble over, one by one.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator(withProbe);
});
afterEach(async () => {
  await holdAfterwards(emulator);
  emulator.reset();
});
afterAll(() => emulator.close());

const good = (service: ModelledService): string => asBytes(signedRequest(emulator, service));
/** A good request with lines put behind its request line. */
const withLines = (service: ModelledService, ...lines: readonly string[]): string =>
  good(service).replace("\r\n", `\r\n${lines.map((line) => `${line}\r\n`).join("")}`);
const withBody = (service: ModelledService, body: string): string =>
  good(service)
    .replace(/Content-Length: \d+\r\n/i, "")
    .replace("\r\n", `\r\nContent-Length: ${body.length}\r\n`)
    .replace(/\r\n\r\n.*$/s, `\r\n\r\n${body}`);
const statusesOf = async (service: ModelledService, bytes: string, ending: Ending): Promise<number[]> =>
  (await talk(emulator, service, [bytes], ending)).map(({ status }) => status);

const many = (count: number, line: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => line(i));

// One of each vendor: the bytes are read alike for all.
describe.each(["iam", "bcc"] as const)("%s", (service) => {
  /** What the service says to bytes that are no HTTP, and to a signature that does not fit. */
  const refused = service === "iam" ? 401 : 400;
  const unsigned = service === "iam" ? 401 : 403;

  it.each<[name: string, request: () => string, statuses: number[]]>([
    ["a good request", () => good(service), [200]],
    ["3000 headers", () => withLines(service, ...many(3000, (i) => `x-${i}: ${i}`)), [200]],
    ["20,000 headers", () => withLines(service, ...many(20_000, (i) => `x-${i}: ${i}`)), [400]],
    ["a header of 100 KB", () => withLines(service, `x-long: ${"a".repeat(100_000)}`), [200]],
    ["a header of 200 KB", () => withLines(service, `x-long: ${"a".repeat(200_000)}`), [400]],
    ["a header of 20 MB", () => withLines(service, `x-long: ${"a".repeat(20_000_000)}`), [400]],
    ["a target of 200 KB", () => good(service).replace(" /", ` /${"a".repeat(200_000)}`), [400]],
    ["a header of spaces", () => withLines(service, `x-long: a${" ".repeat(120_000)}a`), [200]],
    ["no Host", () => good(service).replace(/Host: .*\r\n/i, ""), [refused]],
    ["two Hosts", () => withLines(service, "Host: evil.example"), [refused]],
    ["an empty Host", () => good(service).replace(/(Host: ).*\r\n/i, "$1\r\n"), [refused]],
    ["a NUL in the target", () => good(service).replace(" /", " /\0"), [400]],
    ["a NUL in a header", () => withLines(service, "x-nul: a\0b"), [400]],
    ["a header without a colon", () => withLines(service, "no colon"), [400]],
    ["a header folded over lines", () => withLines(service, "x-fold: a", " b"), [400]],
    ["a bare line feed", () => good(service).replaceAll("\r\n", "\n"), [400]],
    ["a space before a colon", () => withLines(service, "x-space : 1"), [400]],
    ["a Content-Length below zero", () => withLines(service, "Content-Length: -1"), [400]],
    ["a Content-Length with a sign", () => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}`, [400]],
    [
      "a Content-Length beyond numbers",
      () => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n`,
      [400],
    ],
    [
      "two Content-Lengths",
      () => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
      [400],
    ],
    [
      "Content-Length and chunks (CL.TE)",
      () => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
      [400],
    ],
    [
      "chunks and Content-Length (TE.CL)",
      () =>
        `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\nGPOST / HTTP/1.1\r\n\r\n`,
      [400],
    ],
    [
      "chunks not last (TE.TE)",
      () => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n`,
      [400],
    ],
    [
      "a veiled Transfer-Encoding",
      () => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      [400],
    ],
    [
      "a chunk without a size",
      () => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n`,
      [400],
    ],
    [
      "a chunk of 2^64",
      () => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n`,
      [400],
    ],
    [
      "a chunk longer than its size",
      () => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nhello\r\n0\r\n\r\n`,
      [400],
    ],
    [
      "a chunk with 100 KB of extensions",
      () =>
        `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;${"a".repeat(100_000)}\r\nx\r\n0\r\n\r\n`,
      [400],
    ],
    [
      "chunks with 200 KB of trailers",
      () =>
        `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${"x: 0123456789\r\n".repeat(40_000)}\r\n`,
      [400],
    ],
    ["HTTP/1.0", () => good(service).replace("HTTP/1.1", "HTTP/1.0"), [200]],
    ["HTTP/1.0 without Host", () => "GET / HTTP/1.0\r\n\r\n", [404]],
    ["HTTP/2 with prior knowledge", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400]],
    ["TLS", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03random", [400]],
    ["OPTIONS *", () => "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", [404]],
    ["an absolute target", () => good(service).replace(" /", " http://evil.example/"), [404]],
    ["an unknown method", () => good(service).replace(/^[A-Z]+/, "BREW"), [400]],
    ["CONNECT, which is closed", () => "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", []],
    ["Upgrade to WebSocket", () => withLines(service, "Connection: Upgrade", "Upgrade: websocket"), [200]],
    ["Upgrade to HTTP/2", () => withLines(service, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"), [200]],
    ["Expect: 100-continue", () => withLines(service, "Expect: 100-continue"), [100, 200]],
    ["Expect of something else", () => withLines(service, "Expect: something"), [200]],
    ["50 requests at once", () => good(service).repeat(50), many(50, () => "200").map(Number)],
    ["garbage behind good requests", () => `${good(service).repeat(3)}\0garbage\r\n\r\n`, [200, 200, 200, 400]],
    [
      "a smuggled request behind a body",
      () => `${withBody(service, "{}")}GET /_emulator/requests HTTP/1.1\r\nHost: x\r\n\r\n`,
      [...(service === "iam" ? [401] : [200]), 403],
    ],
    ["no signature", () => good(service).replace(/Authorization: .*\r\n/i, ""), [unsigned]],
    ["HEAD", () => withLines(service, "Connection: close").replace(/^[A-Z]+/, "HEAD"), [404]],
    ["white space before the request", () => `\r\n\r\n${good(service)}`, [200]],
    ["latin-1 in a header", () => withLines(service, "x-latin: \u00e9\u00ff"), [200]],
  ])("answers %s", async (_name, request, expected) => {
    expect(await statusesOf(service, request(), expected.length || "never")).toEqual(expected);
  });

  it.each([
    ["question marks in the target", () => good(service).replace(" HTTP/", `${"?".repeat(120_000)} HTTP/`)],
    ["parameters in the target", () => good(service).replace(" HTTP/", `?${"&a".repeat(50_000)} HTTP/`)],
    [
      "tabs in Authorization",
      () => good(service).replace(/(Authorization: [^\r]*)\r/i, `$1${"\t".repeat(120_000)}x\r`),
    ],
    [
      "slashes in Authorization",
      () => good(service).replace(/(Authorization: [^\r]*)\r/i, `$1${"/".repeat(120_000)}x\r`),
    ],
    ["an array 200,000 deep", () => withBody(service, "[".repeat(200_000) + "]".repeat(200_000))],
    ["an object 20,000 deep", () => withBody(service, '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000))],
    [
      "an object 20,000 deep, wrongly signed",
      () =>
        withBody(service, '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)).replace(
          /[0-9a-f]{64}\r\n/,
          `${"0".repeat(64)}\r\n`,
        ),
    ],
  ])("gets through %s", async (_name, request) => {
    expect(await talk(emulator, service, [request()], 1)).toHaveLength(1);
  });

  it("answers half a request whose sender has ended its side, and hangs up on none", async () => {
    const half = good(service).slice(0, 40);
    expect(await statusesOf(service, half, "at once")).toEqual([400]);
    expect(await statusesOf(service, "GET /\r\n", "at once")).toEqual([400]);
    expect(await talk(emulator, service, [], "at once")).toEqual([]);
  });
});
