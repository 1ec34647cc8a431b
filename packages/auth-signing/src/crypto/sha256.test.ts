import { createHash, createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as node from "./sha256-node.js";
import * as portable from "./sha256-portable.js";

const reference = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
const referenceMac = (key: string | Uint8Array, data: string | Uint8Array): string =>
  createHmac("sha256", key).update(data).digest("hex");

const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ unit: "binary", maxLength: 200 });
const ascii = fc.string({ unit: "binary-ascii", maxLength: 200 });
const data = fc.oneof(bytes, text, ascii);

type Data = string | Uint8Array;

// One shape over both modules, whose prepared keys differ on purpose.
const made = <K>(module: {
  sha256Hex: (data: Data) => string;
  hmacKey: (key: Data) => K;
  hmacSha256Hex: (key: K, data: Data) => string;
}) => ({
  sha256Hex: module.sha256Hex,
  macWith: (key: Data) => {
    const prepared = module.hmacKey(key);
    return (message: Data) => module.hmacSha256Hex(prepared, message);
  },
});

for (const [name, { sha256Hex, macWith }] of [
  ["on node:crypto", made(node)],
  ["in plain TypeScript", made(portable)],
] as const) {
  describe(`SHA-256 ${name}`, () => {
    it("has the values of FIPS 180-4 and RFC 4231", () => {
      expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      expect(macWith("Jefe")("what do ya want for nothing?")).toBe(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      );
    });

    it("agrees with createHash and createHmac at every length around the block boundaries", () => {
      for (let length = 0; length <= 260; length++) {
        const sample = new Uint8Array(length).map((_, i) => (i * 37 + length) & 0xff);
        const letters = "k".repeat(length);
        expect(sha256Hex(sample)).toBe(reference(sample));
        expect(sha256Hex(letters)).toBe(reference(letters));
        expect(macWith(letters)(letters)).toBe(referenceMac(letters, letters));
        expect(macWith(sample)(sample)).toBe(referenceMac(sample, sample));
      }
    });

    it("agrees with createHash and createHmac on any text and bytes", () => {
      fc.assert(
        fc.property(data, data, (key, message) => {
          expect(sha256Hex(message)).toBe(reference(message));
          const mac = macWith(key);
          expect(mac(message)).toBe(referenceMac(key, message));
          // A prepared key is used again and again, so it must not change with use.
          expect(mac("again")).toBe(referenceMac(key, "again"));
        }),
      );
    });

    it("reads a view into a larger buffer", () => {
      const whole = Uint8Array.from({ length: 400 }, (_, i) => i & 0xff);
      expect(sha256Hex(whole.subarray(7, 300))).toBe(reference(whole.slice(7, 300)));
    });
  });
}
