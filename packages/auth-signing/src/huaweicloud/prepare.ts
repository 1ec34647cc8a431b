import { checkedToken } from "../check-keys.js";
import { SigningError } from "../errors.js";
import { addHeader, canonicalMethod, collectHeaders, type Header, headerValue } from "../http/headers.js";
import type { SigningRequest } from "../http/request.js";
import { hostOf, splitUrl } from "../http/target.js";
import { joinShort, sortInPlace } from "../sort.js";
import { basicTime, parseBasicTime } from "../time.js";
import { canonicalRequest, payloadHash } from "./canonical.js";
import type { HuaweiCloudCredentials } from "./credentials.js";

/** What both Huawei schemes have in common before the signature is computed. */
export interface Prepared {
  /** Headers the request lacks and the signature covers, after a place kept for `Authorization`. */
  readonly headers: Record<string, string>;
  readonly canonicalRequest: string;
  readonly signedHeaders: string[];
  readonly signedNames: string;
  /** `YYYYMMDDTHHMMSSZ`, from the request's own X-Sdk-Date when it has one. */
  readonly timestamp: string;
}

const MULTIPART = /^multipart\/form-data/i;

function isSigned({ name, value }: Header): boolean {
  // A request signed before carries the old Authorization; covering it would make signing again impossible.
  if (name === "authorization") return false;
  // The boundary is often added later, by whatever serialises the form.
  if (name === "content-type" && MULTIPART.test(value)) return false;
  // Proxies drop or rewrite names with "_", and Huawei's Python, Java and Go SDKs leave them out.
  return !name.includes("_");
}

function checkedTimestamp(given: string): string {
  if (parseBasicTime(given) === undefined) {
    throw new SigningError('headers["x-sdk-date"]', "is not a UTC time such as 20240115T083045Z; mend or omit it");
  }
  return given;
}

/** Collects the headers, adds the missing ones, and builds the canonical request. */
export function prepare(
  request: SigningRequest,
  credentials: HuaweiCloudCredentials,
  options: { readonly now: Date },
): Prepared {
  const method = canonicalMethod(request.method);
  const url = splitUrl(request.url);
  const list = collectHeaders(request.headers);
  // The place for Authorization is taken now: to copy the object later would cost more than filling it in.
  const headers: Record<string, string> = { Authorization: "" };
  const add = (name: string, value: string): void => {
    addHeader(list, name, value);
    headers[name] = value;
  };
  if (headerValue(list, "host") === undefined) add("host", hostOf(url.origin));
  const given = headerValue(list, "x-sdk-date");
  const timestamp = given === undefined ? basicTime(options.now) : checkedTimestamp(given);
  if (given === undefined) add("X-Sdk-Date", timestamp);
  const token = checkedToken(credentials, "securityToken");
  if (token !== undefined && headerValue(list, "x-security-token") === undefined) add("X-Security-Token", token);
  const { signedHeaders, lines } = signedLines(list);
  const signedNames = joinShort(signedHeaders, ";");
  const hash = payloadHash(headerValue(list, "x-sdk-content-sha256"), request.body);
  return {
    headers,
    canonicalRequest: canonicalRequest(method, url, lines, signedNames, hash),
    signedHeaders,
    signedNames,
    timestamp,
  };
}

function signedLines(list: readonly Header[]): { signedHeaders: string[]; lines: string } {
  const signedHeaders: string[] = [];
  let lines = "";
  for (const { name, value } of sortInPlace(list.filter(isSigned), (a, b) => a.name > b.name)) {
    signedHeaders.push(name);
    lines += `${name}:${value}\n`;
  }
  return { signedHeaders, lines };
}
