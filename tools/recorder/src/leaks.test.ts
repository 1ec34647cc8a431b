import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Leaks } from "./leaks.js";

const secret = "pä55/w+rd 1";
const bytes = Buffer.from(secret, "utf8");

describe("a text is found", () => {
  it.each([
    ["as it is", secret],
    ["in another letter case", secret.toUpperCase()],
    ["URL-encoded", encodeURIComponent(secret)],
    ["URL-encoded by small digits", encodeURIComponent(secret).toLowerCase()],
    ["form-encoded", encodeURIComponent(secret).replaceAll("%20", "+")],
    ["with every byte URL-encoded", [...bytes].map((byte) => `%${byte.toString(16)}`).join("")],
    ["in hexadecimal", bytes.toString("hex")],
    ["in capital hexadecimal", bytes.toString("hex").toUpperCase()],
    ["in base64", bytes.toString("base64")],
    ["in base64url", bytes.toString("base64url")],
  ])("%s, with others around it", (_, form) => {
    expect(new Leaks([secret]).in(`before ${form} after`)).toBe(true);
  });

  it("in base64 of a longer text, wherever it starts and ends there", () => {
    for (let before = 0; before < 6; before++)
      for (let after = 0; after < 6; after++) {
        const longer = Buffer.concat([randomBytes(before), bytes, randomBytes(after)]);
        for (const form of ["base64", "base64url"] as const)
          expect(new Leaks([secret]).in(longer.toString(form))).toBe(true);
      }
  });
});

it("a text of three characters is not looked for, nor one that is shorter than asked for", () => {
  expect(new Leaks(["abc"]).in("abc")).toBe(false);
  expect(new Leaks(["2026"]).in("2026-01-01", 6)).toBe(false);
  expect(new Leaks(["2026"]).in("2026-01-01")).toBe(true);
});
