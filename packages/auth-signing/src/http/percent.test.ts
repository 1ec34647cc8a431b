import { describe, expect, it } from "vitest";
import { canonicalUri, canonicalQuery as baiduQuery } from "../baiducloud/canonical.js";
import { canonicalPath, canonicalQuery as huaweiQuery } from "../huaweicloud/canonical.js";

// Every printable character by itself, so that no fast way around the encoding lets one through, or holds one back.
const printable = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i));
const encoded = (character: string) =>
  /[A-Za-z0-9._~-]/.test(character) ? character : `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

describe.each(printable)("%j", (character) => {
  const inPath = character === "/" ? "/" : encoded(character);
  const inName = encoded(character);

  it("in a path", () => {
    expect(canonicalPath(`/a${character}b/`)).toBe(`/a${inPath}b/`);
    expect(canonicalUri(`/a${character}b`)).toBe(`/a${inPath}b`);
  });

  it("in the name of a query", () => {
    if (character === "&" || character === "=") return;
    expect(huaweiQuery(`a${character}b=c`)).toBe(`a${inName}b=c`);
    expect(baiduQuery(`a${character}b=c`)).toBe(`a${inName}b=c`);
  });

  it("in the value of a query", () => {
    if (character === "&") return;
    const value = `a${inName}b`;
    expect(huaweiQuery(`k=a${character}b`)).toBe(`k=${value}`);
    expect(baiduQuery(`k=a${character}b`)).toBe(`k=${value}`);
    expect(huaweiQuery(`z=1&k=a${character}b`)).toBe(`k=${value}&z=1`);
    expect(baiduQuery(`z=1&k=a${character}b`)).toBe(`k=${value}&z=1`);
  });

  it("as its own escape, in either case", () => {
    const escape = `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
    for (const form of [escape, escape.toUpperCase()]) {
      // An escaped slash is data and stays one.
      expect(canonicalPath(`/a${form}b/`)).toBe(`/a${inName}b/`);
      expect(canonicalUri(`/a${form}b`)).toBe(`/a${inName}b`);
      expect(huaweiQuery(`k=${form}`)).toBe(`k=${inName}`);
      expect(baiduQuery(`k=${form}`)).toBe(`k=${inName}`);
    }
  });
});

it("a parameter without a name, a value or an equals sign is still a parameter", () => {
  expect(huaweiQuery("=v&a&b=&&c==d&")).toBe("=v&a=&b=&c=%3Dd");
  expect(baiduQuery("=v&a&b=&&c==d&")).toBe("=v&a=&b=&c=%3Dd");
});
