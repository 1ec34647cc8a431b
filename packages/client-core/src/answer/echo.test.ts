import { describe, expect, it } from "vitest";
import { readEcho } from "./echo.js";

const signed =
  "GET\n/v2/p/instances/\nlimit=1\nhost:roma.example.com\nx-sdk-date:20260101T000000Z\n\nhost;x-sdk-date\ne3b0c442";
const echoOf = (text: string) => `verify aksk signature fail, canonicalRequest:${text.replaceAll("\n", "|")}`;

describe("readEcho", () => {
  it("finds none in other messages", () => {
    expect(readEcho("verify aksk signature fail", signed)).toBeUndefined();
  });

  it("says that the key is wrong when the texts agree, whatever follows", () => {
    for (const tail of ["", ". Please check", "|"]) {
      expect(readEcho(echoOf(signed) + tail, signed)).toEqual({
        message: "verify aksk signature fail, canonicalRequest:...",
        verdict: "the service signed the very same text, so the secret access key is not the one of this access key id",
      });
    }
  });

  it.each([
    ["GET", "HEAD", 'line 1, the method: signed "GET", arrived "HEAD"'],
    ["/instances/", "/instances", 'line 2, the path: signed "/v2/p/instances/", arrived "/v2/p/instances"'],
    ["limit=1", "limit=1&x=2", 'line 3, the query: signed "limit=1", arrived "limit=1&x=2"'],
    [
      "host:roma",
      "host:proxy",
      'line 4, the headers: signed "host:roma.example.com", arrived "host:proxy.example.com"',
    ],
    ["\nhost;x-sdk", "\nx-sdk", 'line 7, the list of signed headers: signed "host;x-sdk-date", arrived "x-sdk-date"'],
    ["e3b0c442", "44136fa3", 'line 8, the hash of the body: signed "e3b0c442", arrived "44136fa3"'],
    ["\ne3b0c442", "", 'line 8, the hash of the body: signed "e3b0c442", arrived nothing'],
  ])("names the first line that differs: %j", (from, to, verdict) => {
    const echo = readEcho(echoOf(signed.replace(from, to)), signed);
    expect(echo?.verdict).toBe(
      `what was signed differs from what arrived in ${verdict}; does something on the way rewrite requests?`,
    );
  });

  it("reads an echo with real line ends too, and shows long lines only in part", () => {
    const long = signed.replace("limit=1", `limit=${"1".repeat(500)}`);
    const { verdict = "" } = readEcho(`canonicalRequest: ${long}`, signed) ?? {};
    expect(verdict).toContain('line 3, the query: signed "limit=1", arrived "limit=111');
    expect(verdict.length).toBeLessThan(450);
  });
});
