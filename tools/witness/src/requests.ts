import * as fc from "fast-check";

// What signers have stumbled over: separators, escapes and half escapes, what encodeURIComponent leaves bare, spaces of
// several kinds, letters that change their length in lower case, code points above and below the surrogates.
const odd = [
  ...Array.from("%+&=?#/.~*'()!:;,@$[]{}|^`\"<> \u00a0\u3000\ufeff-_0"),
  ...Array.from([
    "%2F",
    "%20",
    "%e4%b8%ad",
    "%zz",
    "%2",
    "//",
    "..",
    "中文",
    "é",
    "e\u0301",
    "😀",
    "\ue000",
    "\u0130",
    "ß",
  ]),
];

/** Text of any kind without control characters. */
export const text: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join(""));

/** Text that may hold control characters too, for places where it travels encoded. */
export const data: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: text },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

/** Percent-encodes all but the unreserved characters: the one canonical spelling. */
export const encode = (raw: string): string => encodeURIComponent(raw).replace(/[!'()*]/g, (c) => escaped(c, "upper"));

const escaped = (character: string, letters: "upper" | "lower"): string => {
  const digits = [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return letters === "upper" ? digits.toUpperCase() : digits;
};

/** Ways to spell a character in a URL; all mean the same. */
export type Spelling = readonly ("canonical" | "upper" | "lower" | "bare")[];
export const spelling: fc.Arbitrary<Spelling> = fc.array(fc.constantFrom("canonical", "upper", "lower", "bare"), {
  minLength: 1,
  maxLength: 5,
});

/** Writes text as a URL may have it. `reserved` may not stand bare: it would end the part, or begin an escape. */
export function spelt(raw: string, ways: Spelling, reserved: RegExp): string {
  return Array.from(raw)
    .map((character, i) => {
      const way = ways[i % ways.length] ?? "canonical";
      if (way === "upper" || way === "lower") return escaped(character, way);
      return way === "bare" && !reserved.test(character) ? character : encode(character);
    })
    .join("");
}

/** fetch drops spaces at the end of a URL, and our signers refuse them there: they are escaped. */
export const wholeUrl = (url: string): string => url.replace(/ +$/, (spaces) => "%20".repeat(spaces.length));

export const inPath = /[%/?#\\\p{Cc}]/u;
const inName = /[%&=#\p{Cc}]/u;
const inValue = /[%&#\p{Cc}]/u;

/** Decoded names, each with one value or several, and how the URL spells them. */
export interface Query {
  readonly entries: readonly (readonly [name: string, values: readonly string[]])[];
  /** As the URL has it, the parts in some order, empty ones in between; without "?". */
  readonly text: string;
}

export function query(options: {
  readonly mostValues: number;
  readonly name?: fc.Arbitrary<string>;
}): fc.Arbitrary<Query> {
  const values = fc.array(data, { minLength: 1, maxLength: options.mostValues });
  const entry = fc.tuple(options.name ?? data, values);
  const entries = fc.uniqueArray(entry, { selector: ([name]) => name, maxLength: 5 });
  return fc
    .tuple(entries, spelling, fc.boolean(), fc.array(fc.nat(20), { minLength: 3, maxLength: 9 }))
    .map(([list, ways, bareNames, order]) => {
      const parts = list.flatMap(([name, texts]) =>
        texts.map((value) => {
          const key = spelt(name, ways, inName);
          return value === "" && name !== "" && bareNames ? key : `${key}=${spelt(value, ways, inValue)}`;
        }),
      );
      const shuffled = parts.map((part, i) => ({ part, at: order[i % order.length] ?? 0 })).sort((a, b) => a.at - b.at);
      return { entries: list, text: shuffled.map(({ part, at }) => (at % 7 === 0 ? `&${part}` : part)).join("&") };
    });
}

/** Methods: those of HTTP, and any other token in upper case. */
export const method: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"),
  fc.stringMatching(/^[A-Z0-9!#$%&'*+.^_`|~-]{1,12}$/),
);

/** Header names: tokens. */
export const headerName: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}$/) },
);

/** Header values; outer white space now and then. */
const headerValue: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("", "", "", " ", "\t", " \t "), text, fc.constantFrom("", "", "", " ", "\t"))
  .map((parts) => parts.join(""));

const oneOfEach = ([name]: readonly [string, string]): string => name.toLowerCase();

/** Headers, each name once whatever its letter case, none of `taken`. */
export const headers = (taken: readonly string[], name = headerName): fc.Arbitrary<Record<string, string>> =>
  fc
    .uniqueArray(fc.tuple(name, headerValue), { selector: oneOfEach, maxLength: 7 })
    .map((list) => Object.fromEntries(list.filter(([given]) => !taken.includes(given.toLowerCase()))));

/** Keys: an id without separators, any secret without white space at its ends. */
export const keys = fc.record({
  accessKeyId: fc.stringMatching(/^[A-Za-z0-9._-]{1,24}$/),
  secretAccessKey: data.map((secret) => `s${secret}k`),
});

/** Times to the second, 1970 to 9999. */
export const time: fc.Arbitrary<Date> = fc.integer({ min: 1, max: 253_402_300_799 }).map((s) => new Date(s * 1000));

/** How many requests each signer's main property signs. */
export const numRuns = 3000;
