import type { RawRequest } from "../http/message.js";
import { attempt, conclude, UNREADABLE, type Case, type Mistake } from "./conclude.js";
import type { Claim, Diagnosis } from "./diagnosis.js";
import type { Hmac } from "./digest.js";
import { cutTarget, readHeaders, type Draft, type Evidence, type Known, type KnownKey } from "./draft.js";
import { otherScheme, unknownKey } from "./keys.js";
import { report } from "./report.js";
import type { SignatureForm } from "./signature-form.js";

type Headers = ReadonlyMap<string, string>;

/** What an Authorization of either vendor says. */
interface AnyClaim {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string | undefined;
  readonly form: SignatureForm;
  readonly isWellFormed: boolean;
}

/** What diagnosing takes of a vendor. */
export interface Scheme<C extends AnyClaim, D extends Draft> extends Pick<Case<D>, "hypotheses"> {
  readonly vendor: KnownKey["vendor"];
  /** The vendor's name for people. */
  readonly words: string;
  readonly readClaim: (value: string) => C | undefined;
  /** The claim as a diagnosis tells it. */
  readonly printed: (claimed: C | undefined, headers: Headers, accessKeyId: string | undefined) => Claim;
  /** What can be seen without computing anything. */
  readonly formOf: (claimed: C, headers: Headers) => Mistake | undefined;
  /** Told of an Authorization that is read, and not of the form that it should have. */
  readonly misform: Mistake;
  readonly rightDraft: (evidence: Evidence & { readonly request: RawRequest }, claimed: C, secret: string) => D;
  readonly materialFor: (accessKeyId: string) => Case<D>["materialOf"];
}

/**
 * Says why a signature was refused; `undefined` for a request that bears none. Never throws.
 * @param judged - What is wrong where the signature itself fits.
 */
export function diagnose<C extends AnyClaim, D extends Draft>(
  scheme: Scheme<C, D>,
  request: RawRequest,
  known: Known,
  judged: (headers: Headers) => Mistake | undefined,
  hmac: Hmac,
): Diagnosis | undefined {
  const { vendor } = scheme;
  const headers = readHeaders(request.headers);
  const value = headers.get("authorization");
  if (value === undefined) return undefined;
  const claimed = scheme.readClaim(value);
  const keys = known.keys(claimed?.accessKeyId ?? "");
  const key = keys.find((one) => one.vendor === vendor && one.accessKeyId === claimed?.accessKeyId);
  const claim = scheme.printed(claimed, headers, key?.accessKeyId);
  const one = (mistake: Mistake): Diagnosis => report(request, { mistakes: [mistake], claim });
  if (claimed === undefined) return one(otherScheme(vendor, value));
  const form = scheme.formOf(claimed, headers);
  if (form !== undefined) return one(form);
  if (key === undefined) return one(unknownKey(vendor, claimed.accessKeyId, keys));
  const evidence = {
    request,
    ...cutTarget(request.target),
    headers,
    listed: claimed.signedHeaders,
    accessKeyId: key.accessKeyId,
    otherKeys: keys.filter((other) => other !== key),
    hosts: known.hosts(),
  };
  const base = attempt(() => scheme.rightDraft(evidence, claimed, key.secretAccessKey));
  if (base === undefined || claimed.signature === undefined) return one(UNREADABLE);
  return conclude({
    base,
    evidence,
    claim,
    hypotheses: scheme.hypotheses,
    materialOf: scheme.materialFor(key.accessKeyId),
    received: claimed.signature,
    form: claimed.form,
    vendor: scheme.words,
    misform: claimed.isWellFormed ? undefined : scheme.misform,
    judged: judged(headers),
    hmac,
  });
}
