import type { BceVerification } from "@yunfan/auth-signing/baiducloud/verify";
import type { RawRequest } from "../../http/message.js";
import type { Claim, Diagnosis } from "../diagnosis.js";
import { hmacSha256, type Hmac } from "../digest.js";
import type { Mistake } from "../conclude.js";
import { diagnose, type Scheme } from "../diagnose.js";
import type { Known } from "../draft.js";
import { clockVerdict, readTime } from "../times.js";
import { readClaim, type BceClaim } from "./claim.js";
import { materialOf, rightDraft, type BceDraft } from "./draft.js";
import { baiduCloudHypotheses } from "./hypotheses.js";

/**
 * Says why a signature of Baidu AI Cloud's was refused; `undefined` for a request that bears none. Never throws, and
 * computes at most `MAX_HMACS` HMACs.
 * @param now - The emulator's clock.
 */
export function diagnoseBaiduCloud(
  request: RawRequest,
  verified: BceVerification,
  known: Known,
  now: Date,
  hmac: Hmac = hmacSha256,
): Diagnosis | undefined {
  const judged = (headers: ReadonlyMap<string, string>) => (verified.ok ? timing(verified, headers, now) : undefined);
  return diagnose(scheme, request, known, judged, hmac);
}

const AUTHORIZATION_FORM: Mistake = {
  name: "authorization-form",
  verdict: "Authorization has another form; write bce-auth-v1/<id>/<time>/<seconds>/<a;b>/<signature>",
};

/** What can be seen without computing anything. */
function formOf(claimed: BceClaim, headers: ReadonlyMap<string, string>): Mistake | undefined {
  const { accessKeyId, time, seconds, signedHeaders, signature } = claimed;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) || readTime(time) === undefined) {
    const verdict =
      "the time in Authorization is no UTC time of the form 2024-01-15T08:30:45Z; write it so, without milliseconds";
    return { name: "timestamp-form", verdict };
  }
  if (!/^(?:0|[1-9]\d{0,9})$/.test(seconds)) {
    const verdict = "the validity in Authorization is no whole number of seconds; write one such as 1800";
    return { name: "validity-form", verdict };
  }
  if (accessKeyId === "" || signature === undefined) return AUTHORIZATION_FORM;
  if (new Set(signedHeaders).size < signedHeaders.length || signedHeaders.some((name) => /^$|[A-Z]/.test(name))) {
    const verdict = "the signed headers are not lower-case names, each once, joined by ;: write them so";
    return { name: "signed-headers-form", verdict };
  }
  const absent = signedHeaders.filter((name) => !headers.has(name));
  if (absent.length > 0) {
    const verdict = `${absent.join(", ")}: signed and not received; send it, or do not sign what an HTTP client or proxy removes`;
    return { name: "signed-header-missing", verdict };
  }
  // An empty value is not signed.
  if ((signedHeaders.length > 0 && !signedHeaders.includes("host")) || !headers.get("host")) {
    return { name: "host-not-signed", verdict: "host is not among the signed headers; sign it and list it" };
  }
  return undefined;
}

/** What is wrong with the times of a signature that fits. */
function timing(
  { signedAt, expiresAt, expirationInSeconds }: BceVerification & { readonly ok: true },
  headers: ReadonlyMap<string, string>,
  now: Date,
): Mistake {
  const clock = clockVerdict(signedAt, now);
  if (signedAt > now && clock.name !== "clock-off") return clock;
  if (now > expiresAt) {
    if (clock.name !== "clock-off") return clock;
    const age = Math.round((now.getTime() - signedAt.getTime()) / 1000);
    const verdict = `the signature was made ${age} s ago by the emulator's clock and is good for ${expirationInSeconds} s; sign each attempt anew, or for longer`;
    return { name: "validity-over", verdict };
  }
  const text = headers.get("x-bce-date") ?? headers.get("date");
  const date = text === undefined ? undefined : readTime(text);
  if (date !== undefined) {
    const dated = clockVerdict(date, now);
    // The signature's own time has passed, unless it is the one that is ahead.
    if (Math.abs(date.getTime() - now.getTime()) >= Math.abs(signedAt.getTime() - now.getTime())) return dated;
    return clock;
  }
  if (text === undefined) return clock;
  return { name: "timestamp-form", verdict: "x-bce-date or Date is no time; write it as 2024-01-15T08:30:45Z (UTC)" };
}

function printed(
  claimed: BceClaim | undefined,
  headers: ReadonlyMap<string, string>,
  accessKeyId: string | undefined,
): Claim {
  const dates = { authorization: claimed?.time, "x-bce-date": headers.get("x-bce-date"), date: headers.get("date") };
  const sent = Object.entries(dates).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const validFor = Number(claimed?.seconds);
  return {
    scheme: claimed === undefined ? "unknown" : "bce-auth-v1",
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    signedHeaders: claimed?.signedHeaders ?? [],
    dates: Object.fromEntries(sent),
    ...(Number.isSafeInteger(validFor) ? { validForSeconds: validFor } : {}),
  };
}

const scheme: Scheme<BceClaim, BceDraft> = {
  vendor: "baiducloud",
  words: "Baidu AI Cloud",
  readClaim,
  printed,
  formOf,
  misform: AUTHORIZATION_FORM,
  rightDraft,
  materialFor: () => materialOf,
  hypotheses: baiduCloudHypotheses,
};
