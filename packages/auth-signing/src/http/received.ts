import { isToken, trimAscii } from "./headers.js";
import { splitTarget, type Target } from "./target.js";
import type { ReceivedRequest } from "./request.js";

/** The headers of a received request by lower-case name, trimmed, repeated ones joined by ", " as HTTP defines. */
export function receivedHeaders(headers: Iterable<readonly [string, string]>): Map<string, string> {
  const byName = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const before = byName.get(lower);
    byName.set(lower, before === undefined ? trimAscii(value) : `${before}, ${trimAscii(value)}`);
  }
  return byName;
}

/** The path and query of a request line, or undefined when the method or the target has another form. */
export function receivedTarget(request: ReceivedRequest): Target | undefined {
  return request.target.startsWith("/") && isToken(request.method) ? splitTarget(request.target) : undefined;
}

/** Runs `build` on hostile input: undefined in place of the error it would throw while canonicalising. */
export function attempt<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}
