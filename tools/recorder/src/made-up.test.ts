import { describe, expect, it } from "vitest";
import { MadeUp } from "./made-up.js";

const fresh = (avoid: string[] = []) => new MadeUp("seed", avoid, (text) => ["v3", "projects", "page"].includes(text));

describe("a made-up value has the shape of the original", () => {
  it.each([
    ["an id", "7116d09f88fa41908676fdd4b039e95b", /^[\da-f]{32}$/],
    [
      "a UUID, its version kept",
      "e34610ca-0a37-4f04-8856-4101b08cc5e2",
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    ],
    ["a name", "Order-Hub_2", /^[A-Z][a-z]{4}-[A-Z][a-z]{2}_\d$/],
    ["a code", "00400-30101-0--0", /^\d{5}-\d{5}-\d--\d$/],
    ["an address", "10.1.2.3", /^192\.0\.2\.\d+$/],
    ["a new address", "fd12:3456::42", /^2001:db8::[\da-f]+$/],
    ["an e-mail address", "wang@corp.cn", /^user-\d+@example\.com$/],
    [
      "a link, its documented words kept",
      "https://iam.corp.cn:8443/v3/projects/a1b2?page=x7",
      /^https:\/\/service-\d+\.example\.com\/v3\/projects\/[a-z]\d[a-z]\d\?page=[a-z]\d$/,
    ],
    ["a text in Chinese", "订单 42", /^\p{Script=Han}{2} \d\d$/u],
    ["what is no address", "1.2.3.999", /^\d\.\d\.\d\.\d{3}$/],
  ])("%s", (_, original, shape) => {
    const made = fresh().text(original);
    expect(made).toMatch(shape);
    expect(made).not.toBe(original);
  });

  it("a number keeps its digits' count", () => {
    expect(String(fresh().number(100_234))).toMatch(/^[1-9]\d{5}$/);
  });
});

describe("relations survive", () => {
  it("the same gives the same, within longer texts too", () => {
    const madeUp = fresh();
    const id = madeUp.text("7116d09f88fa41908676fdd4b039e95b");
    expect(madeUp.text("7116d09f88fa41908676fdd4b039e95b")).toBe(id);
    expect(madeUp.text("https://x.cn/v3/7116d09f88fa41908676fdd4b039e95b")).toMatch(new RegExp(`/v3/${id}$`));
  });

  it("different ones give different ones, however short", () => {
    const madeUp = fresh();
    const originals = [
      ...Array.from({ length: 10 }, (_, i) => String(i)),
      ...Array.from({ length: 100 }, (_, i) => `i-${i}`),
    ];
    expect(new Set(originals.map((one) => madeUp.text(one))).size).toBe(originals.length);
  });

  it("nothing of the original decides: only what came before", () => {
    expect(fresh().text("zzzz")).toBe(fresh().text("abcd"));
  });
});

it("what is to be avoided is not made up", () => {
  const first = fresh().text("abcd");
  expect(fresh([first.toUpperCase()]).text("abcd")).not.toBe(first);
});

it("what has the shape of a key says of itself that it opens nothing", () => {
  const key = "Ab3dE".repeat(8);
  expect(new Set(fresh().text(key)).size).toBeLessThan(9);
});
