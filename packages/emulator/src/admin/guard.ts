import { headerOf, type HeaderPair, type RawAnswer } from "../http/message.js";
import { problem } from "./answer.js";
import { ROOT } from "./route.js";

const HOST = String.raw`(?:(?:[a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?`;
const LOOPBACK_HOST = new RegExp(`^${HOST}$`, "i");
const LOOPBACK_ORIGIN = new RegExp(`^https?://${HOST}$`, "i");

/**
 * Keeps the web out: the refusal of a request that a page of somebody else's may have made.
 *
 * - By Host: such a page can have its own name point at 127.0.0.1 and then read what it finds there, but it cannot make the
 *   browser send another name (DNS rebinding). The vendor's own names are nobody else's to point anywhere.
 * - By Origin: it can send requests to other names, though it never sees the answers (CSRF), and browsers name it then.
 */
export function refusalOf(headers: readonly HeaderPair[], ownHosts: readonly string[]): RawAnswer | undefined {
  const host = headerOf(headers, "host") ?? "";
  if (!LOOPBACK_HOST.test(host) && !ownHosts.includes(host)) {
    return problem(
      403,
      `${ROOT} answers to loopback host names only; call it by localhost or 127.0.0.1, on its machine`,
    );
  }
  const origin = headerOf(headers, "origin");
  return origin === undefined || LOOPBACK_ORIGIN.test(origin)
    ? undefined
    : problem(403, `${ROOT} is not for web pages of other machines; call it from a program, without the header Origin`);
}
