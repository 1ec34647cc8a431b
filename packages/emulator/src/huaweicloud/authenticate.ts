import {
  verifyHuaweiCloud,
  type HuaweiCloudRejection,
  type HuaweiCloudVerification,
} from "@yunfan/auth-signing/huaweicloud/verify";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import type { Diagnosis } from "../diagnosis/diagnosis.js";
import { readClaim } from "../diagnosis/huaweicloud/claim.js";
import { diagnoseHuaweiCloud } from "../diagnosis/huaweicloud/diagnose.js";
import { admit } from "../door/admit.js";
import type { Warn } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import { headerOf, type RawRequest } from "../http/message.js";
import { regionOfToken, type IssuedToken } from "./tokens.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

const SKEW_MS = 15 * 60_000;
const BASE = "Incorrect IAM authentication information";

const refuse = (problem: string, diagnosis?: Diagnosis): Refusal =>
  new Refusal({ status: 401, code: "APIGW.0301", message: `${BASE}: ${problem}`, diagnosis });

/**
 * Finds out who calls, by the mode: by the signature when there is an Authorization header, else by the token.
 * @param bodyToken - The token of operations that also take it in the body; the header goes first.
 * @throws Refusal, always 401; the gateway tells the causes apart by their text only.
 */
export function authenticate(
  world: HuaweiCloudWorld,
  request: RawRequest,
  warn: Warn,
  bodyToken?: string,
): HuaweiCloudCaller {
  const token = headerOf(request.headers, "x-auth-token") ?? bodyToken;
  const authorization = headerOf(request.headers, "authorization");
  const verify = (): HuaweiCloudCaller => {
    if (authorization !== undefined) return byKey(world, request);
    if (token === undefined || token === "") throw refuse("x-auth-token not found");
    return byToken(world, token, warn);
  };
  return admit(world.auth, { verify, presume: () => claimed(world, authorization, token) }, warn);
}

/** Whom a request says it is from. */
function claimed(world: HuaweiCloudWorld, authorization = "", tokenText = ""): HuaweiCloudCaller {
  const key = findKey(world, readClaim(authorization)?.accessKeyId ?? "");
  const token = world.tokens.find(tokenText);
  return key === undefined && token !== undefined ? callerOfToken(token) : callerOfKey(world, key);
}

const callerOfToken = ({ domainId, projectId }: IssuedToken): HuaweiCloudCaller => ({
  domainId,
  by: { token: { projectId } },
});

const callerOfKey = (world: HuaweiCloudWorld, key: HuaweiCloudCredentials | undefined): HuaweiCloudCaller => ({
  domainId: key?.domainId ?? world.defaultDomainId,
  by: "key",
});

const findKey = ({ keys, temporaryKeys }: HuaweiCloudWorld, id: string): HuaweiCloudCredentials | undefined =>
  keys.get(id) ?? temporaryKeys.find(id);

function byToken({ tokens, now, region }: HuaweiCloudWorld, text: string, warn: Warn): HuaweiCloudCaller {
  const token = tokens.find(text);
  if (token === undefined) {
    // The gateway has one text for all tokens that it cannot read, another region's among them:
    // https://support.huaweicloud.com/intl/live_faq/live_08_0169.html
    const issuer = regionOfToken(text);
    if (issuer !== undefined) {
      const problem = issuer === region ? "issued by another emulator" : `of region ${issuer}, and good in it only`;
      warn(`token: ${problem}; this emulator stands for ${region}`);
    }
    throw refuse("decrypt token fail");
  }
  if (token.expiresAt <= now()) throw refuse(`token expires, expires_at:${token.expiresAt.toISOString()}`);
  return callerOfToken(token);
}

function byKey(world: HuaweiCloudWorld, request: RawRequest): HuaweiCloudCaller {
  const verified = verifyHuaweiCloud(request, (id) => findKey(world, id)?.secretAccessKey);
  const { accessKeyId } = verified;
  const now = world.now();
  const diagnose = (isLocked = false): Diagnosis | undefined =>
    diagnoseHuaweiCloud(request, verified, world.known, { now, isLocked });
  // A locked key is turned away whether or not the signature would do.
  if (accessKeyId !== undefined && world.lockout.isLocked(accessKeyId)) {
    throw refuse("AK access failed to reach the limit,forbidden", diagnose(true));
  }
  if (!verified.ok) throw rejected(world, verified, diagnose());
  if (Math.abs(now.getTime() - verified.signedAt.getTime()) > SKEW_MS) {
    const message = `${BASE}: signature expired, signed at ${basic(verified.signedAt)}, server time ${basic(now)}`;
    throw new Refusal({ status: 401, code: "APIGW.0303", message, diagnosis: diagnose() });
  }
  const key = findKey(world, verified.accessKeyId);
  const sent = headerOf(request.headers, "x-security-token");
  if (key?.securityToken !== undefined && sent === undefined) throw refuse("x-security-token not found");
  if (key?.securityToken !== sent) throw refuse("verify security token fail");
  world.lockout.succeeded(verified.accessKeyId);
  if (key?.expiresAt !== undefined && key.expiresAt <= now) {
    throw refuse(`security token expires, expires_at:${key.expiresAt.toISOString()}`);
  }
  return callerOfKey(world, key);
}

const problems: Readonly<Record<Exclude<HuaweiCloudRejection, "unknown-access-key" | "signature-mismatch">, string>> = {
  "missing-authorization": "authorization not found",
  malformed: "authorization header format error",
  "unsupported-algorithm": "algorithm not supported",
  "unsigned-host": "host is not signed",
  "unsigned-date": "x-sdk-date is not signed",
  "missing-signed-header": "signed header not found",
  "payload-mismatch": "x-sdk-content-sha256 is not that of the body",
};

function rejected(
  world: HuaweiCloudWorld,
  verified: HuaweiCloudVerification & { readonly ok: false },
  diagnosis: Diagnosis | undefined,
): Refusal {
  const { reason, detail, accessKeyId = "", canonicalRequest = "" } = verified;
  if (reason === "unknown-access-key")
    return refuse(`Get secretKey failed,ak:${accessKeyId},err:ak not exist`, diagnosis);
  if (reason !== "signature-mismatch") return refuse(`${problems[reason]} (${detail})`, diagnosis);
  world.lockout.failed(accessKeyId);
  // The gateway prints its own reading of the request, which is how people find what they signed wrongly.
  return refuse(`verify aksk signature fail, canonicalRequest:${canonicalRequest.replaceAll("\n", "|")}`, diagnosis);
}

const basic = (time: Date): string => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
