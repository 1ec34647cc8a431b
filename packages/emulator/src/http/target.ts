/** The parts of a request target. */
export interface Target {
  /** As sent. */
  readonly path: string;
  /** Decoded names and values in the order sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Cuts a request target; the query is `undefined` when its percent-encoding is broken. */
export function readTarget(target: string): { path: string; query: Target["query"] | undefined } {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query: (readonly [string, string])[] = [];
  for (const part of mark < 0 ? [] : target.slice(mark + 1).split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    // A form's "+" stands for a space on the vendors' servers too.
    const name = decode((equals < 0 ? part : part.slice(0, equals)).replaceAll("+", " "));
    const value = decode((equals < 0 ? "" : part.slice(equals + 1)).replaceAll("+", " "));
    if (name === undefined || value === undefined) return { path, query: undefined };
    query.push([name, value]);
  }
  return { path, query };
}

/** Percent-decodes; `undefined` when it is no encoding of UTF-8. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
