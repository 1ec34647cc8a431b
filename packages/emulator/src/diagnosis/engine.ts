import type { Draft, Evidence } from "./draft.js";
import { hex } from "../bytes.js";
import type { Hmac } from "./digest.js";
import { MAX_HMACS } from "./diagnosis.js";

/** A mistake as it may have been made. */
export interface Variant<D> {
  readonly draft: D;
  /** What is wrong and the way out, without a full stop. */
  readonly verdict: string;
}

/** A known mistake: what it makes of a canonical request or a key. */
export interface Hypothesis<D> {
  readonly name: string;
  /** False for what is too rare to be looked for beside a second mistake. */
  readonly pairs?: boolean;
  readonly variants: (draft: D, evidence: Evidence) => Iterable<Variant<D>>;
}

/** A mistake that can be made with either vendor. */
export interface SharedHypothesis {
  readonly name: string;
  readonly pairs?: boolean;
  readonly variants: <D extends Draft>(draft: D, evidence: Evidence) => Iterable<Variant<D>>;
}

/** A signing key, told apart by its id, which is derived only when needed. */
export interface SigningKey {
  readonly id: string;
  readonly derive: (hmac: Hmac) => string | Uint8Array;
}

/** What a signature is computed from. */
export interface Material {
  readonly key: SigningKey;
  readonly text: string;
  readonly canonicalRequest: string;
}

/** What was found. */
export interface Finding {
  readonly mistakes: readonly { readonly name: string; readonly verdict: string }[];
  /** What the caller has signed. */
  readonly material: Material;
}

/** A search's outcome and cost. */
export interface Search {
  readonly finding: Finding | undefined;
  readonly hmacs: number;
}

// Requests can be long, and each trial writes their text anew: characters are bounded as HMACs are.
const MAX_TRIALS = 8000;
const MAX_CHARACTERS = 5_000_000;
// However short a parameter of the query is, it is encoded, put in order and joined.
const CHARACTERS_A_PART = 50;
// A key of V11 takes two HMACs, the signature one.
const DEAREST_TRIAL = 3;

class Spent extends Error {}

/**
 * Looks for the mistake, or the two, that turn the right signature into the one received: computes the signature of each
 * anew and compares. Bounded by `MAX_HMACS`.
 */
export function search<D extends Draft>(given: {
  readonly base: D;
  readonly evidence: Evidence;
  readonly hypotheses: readonly Hypothesis<D>[];
  readonly materialOf: (draft: D) => Material;
  /** The signature received, in lower-case hex. */
  readonly received: string;
  readonly hmac: Hmac;
}): Search {
  const { base, evidence, hypotheses, materialOf, received } = given;
  const keys = new Map<string, string | Uint8Array>();
  const seen = new Set<string>();
  let hmacs = 0;
  let trials = 0;
  let characters = 0;
  const counted: Hmac = (key, text) => {
    hmacs++;
    return given.hmac(key, text);
  };
  const fits = (draft: D): Material | "new" | "known" => {
    const material = writeOf(materialOf, draft);
    if (material === undefined) return "known";
    characters += material.text.length + material.canonicalRequest.length + draft.query.length * CHARACTERS_A_PART;
    if (++trials > MAX_TRIALS || characters > MAX_CHARACTERS || hmacs + DEAREST_TRIAL > MAX_HMACS) throw new Spent();
    const mark = `${material.key.id}\n\n${material.text}`;
    if (seen.has(mark)) return "known";
    seen.add(mark);
    let key = keys.get(material.key.id);
    if (key === undefined) keys.set(material.key.id, (key = material.key.derive(counted)));
    return hex(counted(key, material.text)) === received ? material : "new";
  };
  try {
    const right = fits(base);
    if (typeof right === "object") return { finding: { mistakes: [], material: right }, hmacs };
    const firsts: { index: number; name: string; variant: Variant<D> }[] = [];
    for (const [index, { name, variants, pairs }] of hypotheses.entries()) {
      for (const variant of variants(base, evidence)) {
        const result = fits(variant.draft);
        if (typeof result === "object") {
          return { finding: { mistakes: [{ name, verdict: variant.verdict }], material: result }, hmacs };
        }
        if (result === "new" && pairs !== false) firsts.push({ index, name, variant });
      }
    }
    for (const { index, name, variant: first } of firsts) {
      for (const second of hypotheses.slice(index)) {
        if (second.pairs === false) continue;
        for (const variant of second.variants(first.draft, evidence)) {
          const material = fits(variant.draft);
          if (typeof material !== "object") continue;
          const mistakes = [
            { name, verdict: first.verdict },
            { name: second.name, verdict: variant.verdict },
          ];
          return { finding: { mistakes, material }, hmacs };
        }
      }
    }
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
  }
  return { finding: undefined, hmacs };
}

/** What cannot be written was not signed either: half a surrogate pair has no encoding. */
function writeOf<D>(materialOf: (draft: D) => Material, draft: D): Material | undefined {
  try {
    return materialOf(draft);
  } catch {
    return undefined;
  }
}
