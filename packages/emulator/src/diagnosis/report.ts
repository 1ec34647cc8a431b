import { textOf } from "../bytes.js";
import { isSecretHeader, MASK, maskBody, maskTarget } from "../door/mask.js";
import type { HeaderPair, RawRequest } from "../http/message.js";
import type { Claim, Diagnosis } from "./diagnosis.js";
import type { Material } from "./engine.js";

/** What is known at the end, before it is masked. */
export interface Outcome {
  readonly mistakes: readonly { readonly name: string; readonly verdict: string }[];
  /** The verdict in addition, where the mistakes do not explain all. */
  readonly otherwise?: string;
  readonly claim: Claim;
  /** What the server computes the signature from. */
  readonly read?: Material | undefined;
  /** What the caller has computed it from. */
  readonly signed?: Material | undefined;
  readonly tried?: readonly string[];
  readonly hmacs?: number;
}

/** A diagnosis without secrets. */
export function report(request: RawRequest, outcome: Outcome): Diagnosis {
  const { mistakes, otherwise, claim, read, signed, tried = [], hmacs = 0 } = outcome;
  const mask = maskOf(request.headers);
  // Some sign the body itself, which may hold a password.
  const body = request.body.length > LONGEST_BODY ? "" : textOf(request.body);
  const shown = maskBody(request.body);
  const plain = (text: string): string => (body.length < SHORTEST ? text : text.replaceAll(body, () => shown));
  const lines = (text: string): string[] => plain(text).split("\n").map(mask);
  const [readLines, signedLines] = [read, signed].map((material) =>
    material === undefined ? [] : [...new Set([...lines(material.canonicalRequest), ...lines(material.text)])],
  );
  const verdicts = [...mistakes.map(({ verdict }) => verdict), ...(otherwise === undefined ? [] : [otherwise])];
  const difference = {
    signed: missingIn(signedLines, readLines),
    read: missingIn(readLines, signedLines),
  };
  return {
    verdict: mask(oneLine([...new Set(verdicts)].join("; and "))),
    mistakes: [...new Set(mistakes.map(({ name }) => name))],
    claim: {
      ...claim,
      signedHeaders: claim.signedHeaders.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME)),
      dates: Object.fromEntries(Object.entries(claim.dates).map(([name, text]) => [name, mask(text)])),
    },
    ...(read === undefined ? {} : { canonicalRequest: lines(read.canonicalRequest), stringToSign: lines(read.text) }),
    ...(signed === undefined || difference.signed.length + difference.read.length === 0 ? {} : { difference }),
    tried,
    hmacs,
  };
}

function missingIn(of: readonly string[] = [], other: readonly string[] = []): string[] {
  return of.filter((line) => !other.includes(line));
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ");

const MOST_NAMES = 64;
const LONGEST_NAME = 64;
const SHORTEST = 4;
/** Longer bodies are not looked for as texts. */
const LONGEST_BODY = 65_536;

/** Masks one line of a signed text: by the name of its header, by the query key, and by value whatever it has become. */
function maskOf(headers: readonly HeaderPair[]): (line: string) => string {
  const values = headers
    .filter(([name, value]) => isSecretHeader(name.toLowerCase()) && value.trim().length >= SHORTEST)
    .flatMap(([, value]) => [value.trim(), encodeURI(value.trim()), encodeURIComponent(value.trim())]);
  return (line) => {
    const colon = line.indexOf(":");
    if (colon > 0 && isSecretHeader(line.slice(0, colon).toLowerCase())) return `${line.slice(0, colon)}:${MASK}`;
    const masked = maskTarget(`?${line}`).slice(1);
    return values.reduce((text, value) => text.replaceAll(value, MASK), masked);
  };
}
