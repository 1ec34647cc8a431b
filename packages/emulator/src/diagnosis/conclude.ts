import type { RawRequest } from "../http/message.js";
import type { Claim, Diagnosis } from "./diagnosis.js";
import type { Hmac } from "./digest.js";
import type { Draft, Evidence } from "./draft.js";
import { search, type Hypothesis, type Material } from "./engine.js";
import { report } from "./report.js";
import { formMistake, type SignatureForm } from "./signature-form.js";

/** A mistake that has been found. */
export interface Mistake {
  readonly name: string;
  /** What is wrong and the way out. */
  readonly verdict: string;
}

/** Where the request itself cannot be read. */
export const UNREADABLE: Mistake = {
  name: "request-form",
  verdict:
    "the method, the target or a header cannot be read as the scheme has it; send a token, a path and plain text",
};

/** What there is to judge a request by whose key is known. */
export interface Case<D extends Draft> {
  /** The draft of a signer that does all right. */
  readonly base: D;
  readonly evidence: Evidence & { readonly request: RawRequest };
  readonly claim: Claim;
  readonly hypotheses: readonly Hypothesis<D>[];
  readonly materialOf: (draft: D) => Material;
  readonly received: string;
  readonly form: SignatureForm;
  readonly vendor: string;
  /** What is wrong with the form of Authorization. */
  readonly misform: Mistake | undefined;
  /** What is wrong where the signature itself fits. */
  readonly judged: Mistake | undefined;
  readonly hmac: Hmac;
}

/** Searches for the mistakes, and says what they are. */
export function conclude<D extends Draft>(given: Case<D>): Diagnosis {
  const { base, evidence, claim, hypotheses, materialOf, vendor, misform, judged } = given;
  const { request } = evidence;
  const read = attempt(() => materialOf(base));
  if (read === undefined) return report(request, { mistakes: [UNREADABLE], claim });
  if (judged !== undefined) return report(request, { mistakes: [judged], claim, read });
  const tried = hypotheses.map(({ name }) => name);
  const { finding, hmacs } = search(given);
  const written = formMistake(given.form) ?? misform;
  const mistakes = written === undefined ? [] : [written];
  if (finding === undefined) {
    const verdict =
      `the signature fits none of the ${tried.length} known mistakes, alone or in the pairs that were tried; compare your ` +
      `canonical request with canonicalRequest line by line, and check the secret: ${vendor} has a key of this id`;
    return report(request, { mistakes, otherwise: verdict, claim, read, tried, hmacs });
  }
  const all = [...mistakes, ...finding.mistakes];
  // Right by our reading and refused all the same: nothing that is known here.
  const found = all.length === 0 ? [UNREADABLE] : all;
  return report(request, { mistakes: found, claim, read, signed: finding.material, tried, hmacs });
}

/** Runs what hostile input may break: `undefined` then. */
export function attempt<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}
