import { expect, it } from "vitest";
import { mask } from "./mask.js";

it("masks every place of every secret, in each form that an echo may have", () => {
  const secret = 'se"cret\\key';
  const text = `${secret} ${JSON.stringify({ [secret]: secret })} token:se%22cret%5Ckey`;
  expect(mask(text, [secret])).toBe('*** {"***":"***"} token:***');
});

it("leaves words alone that are too short to be a secret", () => {
  expect(mask("a token of ours", ["token", ""])).toBe("a token of ours");
});
