import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { signSdkHmacSha256 } from "@yunfan/auth-signing/huaweicloud";
import { afterEach } from "vitest";
import { startEmulator, type Emulator, type StartOptions } from "../src/index.js";

/** A time for tests that need one. */
export const NOW = new Date("2026-03-01T12:00:00Z");
export const minutes = (count: number): number => count * 60_000;
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

/** An emulator that the end of the test closes. */
export async function start(options: StartOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

export interface SentRequest {
  /** Of Baidu's; default BCC. */
  readonly service?: "bcc" | "sts";
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly now?: Date;
  readonly key?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly securityToken?: string;
    readonly sessionToken?: string;
  };
}

/** Calls IAM or ROMA, signed as the vendor's SDKs sign. */
export function callHuawei(emulator: Emulator, service: "iam" | "roma", path: string, sent: SentRequest = {}) {
  const { method = "GET", headers = {}, body, now = new Date(), key = emulator.credentials.huaweicloud } = sent;
  const url = emulator.endpoints[service] + path;
  const signed = signSdkHmacSha256({ method, url, headers, body }, key, { now });
  return fetch(url, { method, headers: { ...headers, ...signed.headers }, body: body ?? null });
}

/** Calls BCC or STS, signed as their own documents advise. */
export function callBaidu(emulator: Emulator, path: string, sent: SentRequest = {}) {
  const { method = "POST", body = "{}", now = new Date(), key = emulator.credentials.baiducloud } = sent;
  const url = emulator.endpoints[sent.service ?? "bcc"] + path;
  const date = `${now.toISOString().slice(0, 19)}Z`;
  const headers = { host: new URL(url).host, "x-bce-date": date, ...sent.headers };
  const signed = signBceAuthV1({ method, url, headers }, key, {
    now,
    signedHeaders: ["host", "x-bce-date", "x-bce-security-token"],
  });
  return fetch(url, { method, headers: { "content-type": "application/json", ...headers, ...signed.headers }, body });
}

export const LIST = "/v2/instance/reserved/list";
export const SESSION = "/v1/sessionToken";
export const roleOf = ({ credentials: { baiducloud } }: Emulator): string =>
  `/v1/credential?assumeRole&accountId=${baiducloud.accountId}&roleName=${baiducloud.roleName}`;
export const instancesOf = (emulator: Emulator): string =>
  `/v2/${emulator.credentials.huaweicloud.projectId}/instances`;

/** The body of a token request of the default user. */
export function tokenRequest(emulator: Emulator, change: { scope?: unknown; password?: string; user?: string } = {}) {
  const { userName, password, domainName, region } = emulator.credentials.huaweicloud;
  const user = { name: change.user ?? userName, password: change.password ?? password, domain: { name: domainName } };
  const identity = { methods: ["password"], password: { user } };
  return { auth: { identity, scope: change.scope ?? { project: { name: region } } } };
}

export function askToken(emulator: Emulator, body: unknown, query = ""): Promise<Response> {
  return fetch(`${emulator.endpoints.iam}/v3/auth/tokens${query}`, { method: "POST", body: JSON.stringify(body) });
}

/** A token of the default user. */
export async function tokenOf(emulator: Emulator, scope?: unknown): Promise<string> {
  const answer = await askToken(emulator, tokenRequest(emulator, { scope }));
  return answer.headers.get("x-subject-token") ?? "";
}

export const KEYS = "/v3.0/OS-CREDENTIAL/securitytokens";

/** Asks for temporary keys, signed unless told otherwise. */
export function askKeys(
  emulator: Emulator,
  identity: unknown,
  { token, unsigned = false, ...sent }: SentRequest & { token?: string; unsigned?: boolean } = {},
): Promise<Response> {
  const body = JSON.stringify({ auth: { identity } });
  if (!unsigned) return callHuawei(emulator, "iam", KEYS, { method: "POST", body, ...sent });
  const headers = token === undefined ? {} : { "X-Auth-Token": token };
  return fetch(emulator.endpoints.iam + KEYS, { method: "POST", headers, body });
}

/** The keys of an answer, as the signer wants them. */
export async function keysOf(answer: Response) {
  const { credential } = await json<{
    credential: Record<"access" | "secret" | "securitytoken" | "expires_at", string>;
  }>(answer);
  const { access, secret, securitytoken, expires_at } = credential;
  return { accessKeyId: access, secretAccessKey: secret, securityToken: securitytoken, expiresAt: expires_at };
}

export async function json<T = Record<string, unknown>>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}
