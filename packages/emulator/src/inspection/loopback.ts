import { headerOf, type HeaderPair } from "../http/message.js";

const LOOPBACK = /^(?:(?:[a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request was made by a loopback name. A page of somebody else's can have its own name point at 127.0.0.1 and
 * then read what it finds there, but it cannot make the browser send another name in Host (DNS rebinding).
 */
export function isForLoopback(headers: readonly HeaderPair[]): boolean {
  return LOOPBACK.test(headerOf(headers, "host") ?? "");
}
