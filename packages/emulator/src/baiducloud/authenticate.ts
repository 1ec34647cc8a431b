import { verifyBceAuthV1, type BceRejection } from "@yunfan/auth-signing/baiducloud/verify";
import type { Diagnosis } from "../diagnosis/diagnosis.js";
import { readClaim } from "../diagnosis/baiducloud/claim.js";
import { diagnoseBaiduCloud } from "../diagnosis/baiducloud/diagnose.js";
import { admit } from "../door/admit.js";
import type { Warn } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import { headerOf, type RawRequest } from "../http/message.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

const SKEW_MS = 30 * 60_000;

const refuse = (status: number, code: string, message: string, diagnosis?: Diagnosis): Refusal =>
  new Refusal({ status, code, message, diagnosis });

const rejections: Readonly<Record<BceRejection, readonly [status: number, code: string, message: string]>> = {
  "missing-authorization": [403, "AccessDenied", "Access denied: the request has no Authorization header"],
  malformed: [
    400,
    "InvalidHTTPAuthHeader",
    "The HTTP authorization header is invalid. Consult the service documentation",
  ],
  "unsigned-host": [400, "InvalidHTTPAuthHeader", "The HTTP authorization header is invalid: host is not signed"],
  "missing-signed-header": [400, "SignatureDoesNotMatch", "A signed header is missing from the request"],
  "unknown-access-key": [403, "InvalidAccessKeyId", "The access key id you provided does not exist in our records"],
  "signature-mismatch": [
    400,
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your secret access key and signing method",
  ],
};

/**
 * Finds out who calls, by the mode, from the bce-auth-v1 signature of the Authorization header.
 * @throws Refusal 400 or 403.
 */
export function authenticate(world: BaiduCloudWorld, request: RawRequest, warn: Warn): BaiduCloudCaller {
  const presume = (): BaiduCloudCaller => {
    const { accessKeyId = "" } = readClaim(headerOf(request.headers, "authorization") ?? "") ?? {};
    return { accessKeyId: world.keys.find(accessKeyId)?.accessKeyId ?? world.defaultAccessKeyId };
  };
  return admit(world.auth, { verify: () => bySignature(world, request, warn), presume }, warn);
}

function bySignature(world: BaiduCloudWorld, request: RawRequest, warn: Warn): BaiduCloudCaller {
  const verified = verifyBceAuthV1(request, (id) => world.keys.find(id)?.secretAccessKey);
  const time = world.now();
  const diagnose = (): Diagnosis | undefined => diagnoseBaiduCloud(request, verified, world.known, time);
  if (!verified.ok) throw refuse(...rejections[verified.reason], diagnose());
  const now = time.getTime();
  const { signedAt, expiresAt, accessKeyId, signedHeaders } = verified;
  if (now > expiresAt.getTime() || signedAt.getTime() - now > SKEW_MS) {
    throw refuse(400, "RequestExpired", `Request has expired: signed at ${signedAt.toISOString()}`, diagnose());
  }
  checkDate(request, now, diagnose);
  checkSessionToken(world, request, accessKeyId);
  const end = world.keys.find(accessKeyId)?.expiresAt;
  if (end !== undefined && now >= end.getTime()) {
    throw refuse(403, "AccessDenied", `Access denied: the temporary access key expired at ${end.toISOString()}`);
  }
  const name = "x-bce-security-token";
  if (headerOf(request.headers, name) !== undefined && !signedHeaders.includes(name)) {
    warn(`header ${name}: not signed; whether the vendor takes that is unknown`);
  }
  return { accessKeyId };
}

/** x-bce-date wins over Date; both are optional. */
function checkDate({ headers }: RawRequest, now: number, diagnose: () => Diagnosis | undefined): void {
  const text = headerOf(headers, "x-bce-date") ?? headerOf(headers, "date");
  if (text === undefined) return;
  const sent = Date.parse(text);
  if (Number.isNaN(sent))
    throw refuse(400, "InvalidHTTPRequest", "The request date is not a valid UTC time", diagnose());
  if (Math.abs(now - sent) > SKEW_MS) {
    throw refuse(400, "RequestExpired", `Request has expired: dated ${new Date(sent).toISOString()}`, diagnose());
  }
}

function checkSessionToken({ keys }: BaiduCloudWorld, { headers }: RawRequest, accessKeyId: string): void {
  const wanted = keys.find(accessKeyId)?.sessionToken;
  if (wanted !== headerOf(headers, "x-bce-security-token")) {
    throw refuse(
      403,
      "AccessDenied",
      "Access denied: the x-bce-security-token is missing or not that of the access key",
    );
  }
}
