import { isIPv4, isIPv6 } from "node:net";
import { secretShapes } from "@yunfan-tools/contract/secret-shapes";

/** Addresses for documents, which belong to nobody: RFC 5737 and RFC 3849. */
const DOCUMENTATION_IPV4 = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/;
const DOCUMENTATION_IPV6 = /^2001:0?db8:/i;
/** Names for documents: RFC 2606. */
const DOCUMENTATION_HOST = /(?:^|[.@])example\.(?:com|net|org)$/i;

/** Patterns that find candidates; whoever uses one decides on each match. */
export const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g;
export const IPV6 = /(?<![\w:.])[0-9a-f:]{0,39}:[0-9a-f.]{0,15}:[0-9a-f:.]{0,39}(?![\w:])/gi;
export const E_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
export const UUID = /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/gi;
const HEX_ID = /(?<![\da-z])[\da-f]{32}(?![\da-z])/gi;
const PHONE = /(?<![\d.-])(?:\+?86[ -]?)?1[3-9]\d{9}(?!\d)/g;
const OPAQUE = /[\w+/=-]{40,}/g;

/**
 * What a text still looks like that must not be published: one word a rule. `made` are the texts that the recorder made
 * up itself, which have the shapes of ids without being any.
 */
export function looksLike(name: string, text: string, made: ReadonlySet<string> = new Set()): string[] {
  const found = (pattern: RegExp, isReal: (match: string) => boolean) =>
    [...text.matchAll(pattern)].some(([match]) => isReal(match));
  const real = (match: string) => !made.has(match);
  const rules: readonly (readonly [string, boolean])[] = [
    ["an IP address", found(IPV4, (match) => isIPv4(match) && !DOCUMENTATION_IPV4.test(match))],
    ["an IP address", found(IPV6, (match) => isIPv6(match) && !DOCUMENTATION_IPV6.test(match))],
    ["an e-mail address", found(E_MAIL, (match) => !DOCUMENTATION_HOST.test(match))],
    ["a phone number", found(PHONE, real)],
    ["an account id", found(HEX_ID, real) || found(UUID, real)],
    ["a token", found(OPAQUE, (match) => isOpaque(match, made))],
  ];
  const shapes = secretShapes(`${JSON.stringify(name)}: ${JSON.stringify(text)}`).map(({ rule }) => rule);
  return [...new Set([...shapes, ...rules.filter(([, is]) => is).map(([rule]) => rule)])];
}

/** Much that mixes digits and letters, beside what was made up: paths and sentences have words between. */
function isOpaque(text: string, made: ReadonlySet<string>): boolean {
  const mixed = text.split(/[^A-Za-z\d]+/).filter((run) => /\d/.test(run) && /[A-Za-z]/.test(run) && !made.has(run));
  return mixed.join("").length >= 24;
}
