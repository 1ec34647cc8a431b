import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../src/index.js";
import type { ModelledService } from "../src/service.js";
import { asBytes, signedRequest, type Otherwise } from "./signed.js";
import type { Ending } from "./wire.js";
import { holdAfterwards, services, talk, withProbe } from "./wire-law.js";

// Bytes that nobody thought of. Fast-check prints seed and path of a case that fails; give them to `fc.assert`.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator(withProbe);
});
afterAll(() => emulator.close());

type Edit = (bytes: Uint8Array) => Uint8Array;

/** Puts `put` in the place of so many bytes. The place is a part of the length, since bases differ in length. */
const splice =
  (place: number, remove: number, put: Uint8Array): Edit =>
  (bytes) => {
    const at = Math.floor(place * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + remove)]);
  };

/** Changes the lines of a request, of which the first is the request line. */
const onLines =
  (part: number, change: (lines: string[], at: number) => string[]): Edit =>
  (bytes) => {
    const lines = Buffer.from(bytes).toString("latin1").split("\r\n");
    return Buffer.from(change(lines, Math.floor(part * lines.length)).join("\r\n"), "latin1");
  };

const inserted = (lines: readonly string[], at: number, line: string): string[] => [
  ...lines.slice(0, at),
  line,
  ...lines.slice(at),
];

/** What parsers of HTTP, of signatures and of JSON stumble over. */
const words = [
  "\r\n",
  "\n",
  "\r",
  "\r\n\r\n",
  "\0",
  ":",
  " ",
  "\t",
  ",",
  "=",
  "&",
  "?",
  "#",
  "%",
  "%00",
  "%2e%2e%2f",
  "%ff",
  "\u00ff",
  "/",
  "//",
  "../",
  "http://evil.example/",
  "HTTP/1.0",
  "HTTP/9.9",
  "HEAD ",
  "CONNECT ",
  "OPTIONS * ",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "Host: other\r\n",
  "Connection: close\r\n",
  "Connection: upgrade\r\nUpgrade: websocket\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Transfer-Encoding: gzip, chunked\r\n",
  "Transfer-Encoding : chunked\r\n",
  "Content-Length: 5\r\n",
  "Content-Length: 18446744073709551616\r\n",
  "Content-Length: -1\r\n",
  "Expect: 100-continue\r\n",
  "Expect: something\r\n",
  "X-Auth-Token: x\r\n",
  "5\r\nhello\r\n0\r\n\r\n",
  "ffffffffffffffff\r\n",
  '{"auth":{"identity":{"methods":["token"]}}}',
  '{"__proto__":{"a":1}}',
  "[[[[",
].map((word) => Buffer.from(word, "latin1"));

const headerLines = words
  .map((word) => word.toString("latin1").replace(/\r\n$/, ""))
  .filter((line) => /^[A-Z].*:/.test(line));
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(place, fc.constantFrom(...words)).map(([at, word]) => splice(at, 0, word)) },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(([at, put]) => splice(at, put.length, put)),
  },
  { weight: 2, arbitrary: fc.tuple(place, fc.nat(40)).map(([at, count]) => splice(at, count, Buffer.alloc(0))) },
  { weight: 1, arbitrary: place.map((at) => splice(at, Number.MAX_SAFE_INTEGER, Buffer.alloc(0))) },
  // A line that is not there, or is there twice, or one more.
  {
    weight: 2,
    arbitrary: place.map((at) => onLines(at, (lines, index) => lines.filter((_, other) => other !== index))),
  },
  {
    weight: 1,
    arbitrary: place.map((at) => onLines(at, (lines, index) => inserted(lines, index, lines[index] ?? ""))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...headerLines))
      .map(([at, line]) => onLines(at, (lines, index) => inserted(lines, Math.max(index, 1), line))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, place, fc.nat(60)).map(([from, to, count]): Edit => (bytes) => {
      const at = Math.floor(from * bytes.length);
      return splice(to, 0, bytes.subarray(at, at + count))(bytes);
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...words), fc.constantFrom(100, 5000))
      .map(([at, word, times]) => splice(at, 0, Buffer.concat(Array<Buffer>(times).fill(word)))),
  },
);

const queryValue = fc.oneof(
  fc.constantFrom(
    "0",
    "-1",
    "1e3",
    "99999999999999999999",
    "NaN",
    "%00",
    "%ff",
    "%",
    "%2",
    "+",
    "=",
    "?",
    "%E4%BA%91",
    "[]",
    "",
  ),
  fc.webQueryParameters(),
);
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** What is signed rightly, however wrong it is: past the signature, the service reads it. */
const otherwise: fc.Arbitrary<Otherwise> = fc.record(
  {
    query: fc
      .array(
        fc.tuple(
          fc.constantFrom("limit", "offset", "status", "marker", "maxKeys", "durationSeconds", "name", "a"),
          queryValue,
        ),
      )
      .map((pairs) => pairs.map(([name, value]) => `&${name}=${value}`).join("")),
    body: fc
      .oneof(fc.json(), fc.constantFrom("{", "[[", "null", '{"__proto__":{"a":1}}', "[".repeat(5000)))
      .filter(isAscii),
  },
  { requiredKeys: [] },
);

interface Sent {
  readonly service: ModelledService;
  readonly otherwise: Otherwise;
  readonly edits: readonly Edit[];
  readonly raw: Uint8Array | undefined;
  readonly follow: boolean;
  readonly cut: number;
  readonly ending: Ending;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  service: fc.constantFrom(...services),
  otherwise,
  edits: fc.array(edit, { maxLength: 3 }),
  // Not made from a request at all.
  raw: fc.option(fc.uint8Array({ maxLength: 200 }), { freq: 8, nil: undefined }),
  // A whole request comes behind, on the same connection.
  follow: fc.boolean(),
  // Sent in two pieces.
  cut: place,
  ending: fc.constantFrom("at once", "when quiet", "when quiet"),
});

it(
  "answers any bytes in the service's shape or hangs up, and answers the next call",
  { timeout: 300_000 },
  async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 8 }), async (cases) => {
        const all = await Promise.all(
          cases.map(({ service, otherwise: signed, edits, raw, follow, cut, ending }) => {
            const whole = Buffer.from(asBytes(signedRequest(emulator, service, signed)), "latin1");
            const edited = raw === undefined ? edits.reduce<Uint8Array>((bytes, change) => change(bytes), whole) : raw;
            const bytes = follow ? Buffer.concat([edited, whole]) : edited;
            const at = Math.floor(cut * bytes.length);
            return talk(emulator, service, [bytes.subarray(0, at), bytes.subarray(at)], ending);
          }),
        );
        answered += all.flat().length;
        await holdAfterwards(emulator);
        emulator.reset();
      }),
      { numRuns: 200 },
    );
    // Silence alone would fit the law too.
    expect(answered).toBeGreaterThan(200);
  },
);
