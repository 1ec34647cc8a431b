import { assert, bigInt, jsonValue, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { createServiceClient, type Int64, type OperationCall, type OperationRecord } from "../index.js";
import { answer, loopback } from "../../test/loopback.js";
import { service } from "../../test/shop.js";
import { parseExact } from "./int64.js";

describe("parseExact", () => {
  it("keeps the digits where the pointers lead, and nowhere else", () => {
    const text =
      '{"id": 9223372036854775807, "other": 9007199254740993, "list": [{"n": -9007199254740993}, {"n": 5}, null, 7],' +
      ' "text": "9223372036854775807 \\"1234567890123456789\\"", "id2": 1.2345678901234567890, "id3": 12345678901234567890e3}';
    expect(parseExact(text, ["/id", "/list/*/n", "/text", "/id2", "/id3", "/absent/deep", "/list/n", "/id/n"])).toEqual(
      {
        ...(JSON.parse(text) as object),
        id: 9223372036854775807n,
        list: [{ n: -9007199254740993n }, { n: 5 }, null, 7],
      },
    );
  });

  it("keeps the digits of what a map holds", () => {
    expect(parseExact('{"ids": {"a": 9007199254740993, "b": 1}, "a": 9007199254740993}', ["/ids/*"])).toEqual({
      ids: { a: 9007199254740993n, b: 1 },
      a: 9007199254740992,
    });
  });

  it("leaves integers that a double holds as numbers", () => {
    expect(parseExact('{"a": 9007199254740991, "b": 1700000000000000}', ["/a", "/b"])).toEqual({
      a: Number.MAX_SAFE_INTEGER,
      b: 1_700_000_000_000_000,
    });
  });

  it("reads any 64-bit integer as it was written, amid any other JSON", () => {
    assert(
      property(bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), jsonValue(), (id, rest) => {
        const text = `{"rest": ${JSON.stringify(rest)}, "items": [{"id": ${id}}], "id": ${id}}`;
        const read = parseExact(text, ["/id", "/items/*/id"]) as { id: Int64; items: { id: Int64 }[]; rest: unknown };
        expect(BigInt(read.id)).toBe(id);
        expect(BigInt(read.items[0]?.id ?? 0)).toBe(id);
        expect(read.rest).toEqual(JSON.parse(JSON.stringify(rest)));
        expect(typeof read.id).toBe(id >= -(2n ** 53n) + 1n && id <= 2n ** 53n - 1n ? "number" : "bigint");
      }),
    );
  });

  it("does not follow a name that every object inherits", () => {
    const text = '{"a": 12345678901234567890}';
    expect(parseExact(text, ["/constructor/name", "/__proto__/x"])).toEqual(JSON.parse(text));
  });
});

const record = {
  id: "Echo",
  method: "POST",
  path: "/v1/{id}",
  readsOnly: true,
  signed: false,
  success: 200,
  input: {
    id: { in: "path", required: true, rule: { type: "integer", format: "int64" } },
    after: { in: "query", rule: { type: "integer", format: "int64", minimum: 0 } },
    list: { in: "body", rule: { type: "array", items: { type: "integer", format: "int64" } } },
    plain: { in: "body", rule: { type: "integer" } },
  },
  int64: ["/created"],
} as const satisfies OperationRecord;

interface EchoClient {
  echo: OperationCall<{ id: Int64; after?: Int64; list?: Int64[]; plain?: number }, { created: Int64 }, object>;
}

const client = (endpoint: string) =>
  createServiceClient<EchoClient>(
    service,
    { echo: record },
    { endpoint, authenticate: () => ({ headers: {}, secrets: [] }) },
  );

describe("a call", () => {
  it("carries 64-bit integers both ways without loss", async () => {
    const { endpoint, seen } = await loopback(answer(200, '{"created": 9007199254740993}'));
    const { created } = await client(endpoint).echo({
      id: 9223372036854775807n,
      after: 9007199254740993n,
      list: [1, -9223372036854775808n],
    });
    expect(created).toBe(9007199254740993n);
    expect(seen[0]).toMatchObject({
      url: "/v1/9223372036854775807?after=9007199254740993",
      body: '{"list":[1,-9223372036854775808]}',
    });
  });

  it.each([
    [{ id: 2n ** 63n }, "Echo: id is 9223372036854775808, must be -9223372036854775808 to 9223372036854775807"],
    [{ id: 2 ** 53 }, "Echo: id is beyond 2^53, where a number loses digits; pass it as a bigint"],
    [{ id: 1, after: -1n }, "Echo: after is -1, must be 0 to 9223372036854775807"],
    [{ id: 1, plain: 1n as unknown as number }, "Echo: plain must be an integer, got a bigint"],
  ])("refuses %o", async (input, message) => {
    await expect(client("http://127.0.0.1:9").echo(input)).rejects.toThrow(message);
  });
});
