import type { HuaweiCloudVerification } from "@yunfan/auth-signing/huaweicloud/verify";
import type { RawRequest } from "../../http/message.js";
import { otherBodies } from "../bodies.js";
import type { Mistake } from "../conclude.js";
import { diagnose, type Scheme } from "../diagnose.js";
import type { Claim, Diagnosis } from "../diagnosis.js";
import { hmacSha256, type Hmac } from "../digest.js";
import type { Known } from "../draft.js";
import { clockVerdict, readTime } from "../times.js";
import { readClaim, type HuaweiCloudClaim } from "./claim.js";
import { materialFor, rightDraft, type HuaweiCloudDraft } from "./draft.js";
import { huaweiCloudHypotheses } from "./hypotheses.js";

/**
 * Says why a signature of Huawei Cloud's was refused; `undefined` for a request that bears none. Never throws, and
 * computes at most `MAX_HMACS` HMACs.
 * @param state - The emulator's clock, and whether the key is locked.
 */
export function diagnoseHuaweiCloud(
  request: RawRequest,
  verified: HuaweiCloudVerification,
  known: Known,
  { now, isLocked = false }: { readonly now: Date; readonly isLocked?: boolean },
  hmac: Hmac = hmacSha256,
): Diagnosis | undefined {
  const judged = (headers: ReadonlyMap<string, string>) =>
    verified.ok && isLocked ? KEY_LOCKED : judge(verified, request, headers, now);
  const diagnosis = diagnose(scheme, request, known, judged, hmac);
  if (diagnosis === undefined || !isLocked || verified.ok) return diagnosis;
  return {
    ...diagnosis,
    verdict: `${KEY_LOCKED.verdict}; and ${diagnosis.verdict}`,
    mistakes: [KEY_LOCKED.name, ...diagnosis.mistakes],
  };
}

const KEY_LOCKED: Mistake = {
  name: "key-locked",
  verdict:
    "the key is locked for five minutes after five wrong signatures in a row; wait, or move the emulator's clock",
};

/** What is wrong where the signature itself fits. */
function judge(
  verified: HuaweiCloudVerification,
  request: RawRequest,
  headers: ReadonlyMap<string, string>,
  now: Date,
): Mistake | undefined {
  if (verified.ok) return clockVerdict(verified.signedAt, now);
  return verified.reason === "payload-mismatch" ? undeclared(request, headers) : undefined;
}

const AUTHORIZATION_FORM: Mistake = {
  name: "authorization-form",
  verdict:
    "Authorization has another form; write SDK-HMAC-SHA256 Access=…, SignedHeaders=a;b, Signature=… with one space after the scheme and each comma",
};

/** What can be seen without computing anything. */
function formOf(claimed: HuaweiCloudClaim, headers: ReadonlyMap<string, string>): Mistake | undefined {
  const { signedHeaders, scope } = claimed;
  if (claimed.accessKeyId === "" || signedHeaders.length === 0 || claimed.signature === undefined) {
    return AUTHORIZATION_FORM;
  }
  const right = [...new Set(signedHeaders.map((name) => name.toLowerCase()))].sort();
  if (right.join(";") !== signedHeaders.join(";")) {
    const verdict =
      "SignedHeaders are not lower-case names in ascending order, each once; write them so, and sign them so";
    return { name: "signed-headers-form", verdict };
  }
  const date = headers.get("x-sdk-date");
  if (date === undefined && headers.has("date")) {
    const verdict = "the request has Date in place of X-Sdk-Date; send X-Sdk-Date: 20240115T083045Z (UTC) and sign it";
    return { name: "date-header", verdict };
  }
  if (date === undefined || !signedHeaders.includes("x-sdk-date")) {
    return { name: "date-not-signed", verdict: "X-Sdk-Date is missing or not signed; send it and list x-sdk-date" };
  }
  if (!/^\d{8}T\d{6}Z$/.test(date) || readTime(date) === undefined) {
    return { name: "timestamp-form", verdict: "X-Sdk-Date is no UTC time of the form 20240115T083045Z; write it so" };
  }
  const absent = signedHeaders.filter((name) => !headers.has(name));
  if (absent.length > 0) {
    const verdict = `${absent.join(", ")}: signed and not received; send it, or do not sign what an HTTP client or proxy removes`;
    return { name: "signed-header-missing", verdict };
  }
  if (scope !== undefined && !scope.startsWith(`${date.slice(0, 8)}/`)) {
    const verdict = "the day of the credential scope is not that of X-Sdk-Date; take both from one UTC time";
    return { name: "scope-day", verdict };
  }
  return undefined;
}

/** Which body a declared hash is of. */
function undeclared({ body }: RawRequest, headers: ReadonlyMap<string, string>): Mistake {
  const declared = headers.get("x-sdk-content-sha256")?.toLowerCase();
  const found = otherBodies(body).find(({ hash }) => hash === declared);
  const verdict = "X-Sdk-Content-Sha256 is signed, and is not the hash of the body; hash the bytes that are sent";
  return found ?? { name: "body-not-declared", verdict };
}

function printed(
  claimed: HuaweiCloudClaim | undefined,
  headers: ReadonlyMap<string, string>,
  accessKeyId: string | undefined,
): Claim {
  const dates = { "x-sdk-date": headers.get("x-sdk-date"), date: headers.get("date"), scope: claimed?.scope };
  const sent = Object.entries(dates).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    scheme: claimed?.scheme ?? "unknown",
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    signedHeaders: claimed?.signedHeaders ?? [],
    dates: Object.fromEntries(sent),
  };
}

const scheme: Scheme<HuaweiCloudClaim, HuaweiCloudDraft> = {
  vendor: "huaweicloud",
  words: "Huawei Cloud",
  readClaim,
  printed,
  formOf,
  misform: AUTHORIZATION_FORM,
  rightDraft,
  materialFor,
  hypotheses: huaweiCloudHypotheses,
};
