import { expect, it } from "vitest";
import { mask, maskDeep } from "./mask.js";

it("masks every place of every secret, in each form that an echo may have", () => {
  const secret = 'se"cret\\key';
  const text = `${secret} ${JSON.stringify({ [secret]: secret })} token:se%22cret%5Ckey`;
  expect(mask(text, [secret])).toBe('*** {"***":"***"} token:***');
});

it("leaves words alone that are too short to be a secret", () => {
  expect(mask("a key of ours", ["key", ""])).toBe("a key of ours");
  expect(mask("a code of ours", ["code"])).toBe("a *** of ours");
});

it("masks names and texts of a JSON value at any depth, and leaves the rest alone", () => {
  const value = { a: ["x secret-key", 1, null, true], "secret-key": { b: "secret-key" } };
  expect(maskDeep(value, ["secret-key"])).toEqual({ a: ["x ***", 1, null, true], "***": { b: "***" } });
});
