import { expect, it } from "vitest";
import { mask, maskDeep } from "./mask.js";

it("masks every place of every secret, in each form that an echo may have", () => {
  const secret = 'se"cret\\key';
  const text = `${secret} ${JSON.stringify({ [secret]: secret })} token:se%22cret%5Ckey`;
  expect(mask(text, [secret])).toBe('*** {"***":"***"} token:***');
});

it.each([
  ["as base64", "c2XDqWNyZXQ/Pz8+fg"],
  ["as base64 for URLs", "c2XDqWNyZXQ_Pz8-fg"],
  ["in hexadecimal", "7365c3a9637265743f3f3f3e7e"],
  ["in capital hexadecimal", "7365C3A9637265743F3F3F3E7E"],
  ["percent-encoded", "se%C3%A9cret%3F%3F%3F%3E~"],
  ["percent-encoded in small letters", "se%c3%a9cret%3f%3f%3f%3e~"],
  ["as in a form", "se%C3%A9cret%3F%3F%3F%3E%7E"],
])("knows a secret %s", (_, form) => {
  expect(mask(`<${form}>`, ["seécret???>~"])).toBe("<***>");
});

it("masks a secret whole that has another in it", () => {
  expect(mask("outer-inner-outer inner", ["inner", "outer-inner-outer"])).toBe("*** ***");
});

it("cuts off what is nested to exhaust the stack", () => {
  const depth = 200_000;
  const masked = maskDeep(JSON.parse(`${'{"a":['.repeat(depth)}"secret-key"${"]}".repeat(depth)}`), ["secret-key"]);
  expect(JSON.stringify(masked)).toMatch(/^(\{"a":\[)+\{"a":"\.\.\."\}(\]\})+$/);
});

it("takes secrets of any length", () => {
  expect(mask(`a ${"x".repeat(300_000)} b`, ["x".repeat(300_000)])).toBe("a *** b");
});

it("leaves words alone that are too short to be a secret", () => {
  expect(mask("a key of ours", ["key", ""])).toBe("a key of ours");
  expect(mask("a code of ours", ["code"])).toBe("a *** of ours");
});

it("keeps a name that would reach into prototypes what it is: a name", () => {
  const masked = maskDeep(JSON.parse('{"__proto__":{"code":"secret-key"}}'), ["secret-key"]) as { code?: string };
  expect(masked.code).toBeUndefined();
  expect(JSON.stringify(masked)).toBe('{"__proto__":{"code":"***"}}');
});

it("masks names and texts of a JSON value at any depth, and leaves the rest alone", () => {
  const value = { a: ["x secret-key", 1, null, true], "secret-key": { b: "secret-key" } };
  expect(maskDeep(value, ["secret-key"])).toEqual({ a: ["x ***", 1, null, true], "***": { b: "***" } });
});
