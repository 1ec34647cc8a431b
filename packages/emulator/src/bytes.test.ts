import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64, concat, fromBase64, fromHex, hex, latin1, randomUuid, textOf, utf8 } from "./bytes.js";

const bytes = fc.uint8Array({ maxLength: 200 });

describe("texts of bytes", () => {
  it("are those that Node writes, and read back", () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const node = Buffer.from(given);
        expect([hex(given), base64(given)]).toEqual([node.toString("hex"), node.toString("base64")]);
        expect(fromHex(hex(given))).toEqual(given);
        expect(fromBase64(base64(given))).toEqual(given);
        expect(fromBase64(node.toString("base64url"))).toEqual(given);
        expect(latin1(node.toString("latin1"))).toEqual(given);
        expect(textOf(given)).toBe(node.toString("utf8"));
      }),
    );
  });

  it("keep a byte order mark and what is longer than a call takes", () => {
    expect(textOf(utf8("\ufeffa"))).toBe("\ufeffa");
    const long = new Uint8Array(200_000).fill(0xfe);
    expect(base64(long)).toBe(Buffer.from(long).toString("base64"));
  });

  it("says of what is no base64 that it is none", () => {
    for (const text of ["a", "é===", "*"]) expect(fromBase64(text)).toBeUndefined();
  });
});

it("puts bytes one after the other", () => {
  fc.assert(
    fc.property(fc.array(bytes), (parts) => {
      expect(concat(...parts)).toEqual(new Uint8Array(Buffer.concat(parts)));
    }),
  );
});

it("makes UUIDs of version 4, each another", () => {
  const made = Array.from({ length: 200 }, randomUuid);
  for (const one of made) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(made).size).toBe(200);
});
