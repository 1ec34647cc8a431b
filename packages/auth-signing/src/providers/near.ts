import { CredentialsError } from "../errors.js";

/**
 * Checks an address that credentials come from.
 *
 * - `near`: http or https on this machine or link (127.0.0.0/8, ::1, localhost, 169.254.0.0/16, fe80::/10): plain HTTP
 *   does not leave it.
 * - `https`: the same, or https anywhere.
 * - `any`: anywhere, for those who said so.
 *
 * @throws CredentialsError that shows nothing of the address but its host: the rest may be a secret.
 */
export function checkAddress(label: string, address: string, reach: "near" | "https" | "any"): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new CredentialsError(`${label} is not an http or https URL; write it as http://169.254.169.254`);
  }
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    throw new CredentialsError(`${label} has a user, a password or a fragment in it; remove it`);
  }
  if (reach === "any" || isNear(url.hostname) || (reach === "https" && url.protocol === "https:")) return url;
  const wayOut = reach === "https" ? "use https" : "allow it on purpose with allowRemoteEndpoint";
  throw new CredentialsError(`${label}: ${url.host} is neither loopback nor link-local; ${wayOut}`);
}

// What URL makes of them: IPv4 in four decimal parts, IPv6 in brackets, shortest form, lower case.
const NEAR = /^(?:localhost|127\.\d+\.\d+\.\d+|169\.254\.\d+\.\d+|\[::1\]|\[fe[89ab][0-9a-f]:[0-9a-f:]*\])$/;

function isNear(hostname: string): boolean {
  return NEAR.test(hostname);
}
