/** Where Huawei Cloud's gateway puts the request as it read it: https://support.huaweicloud.com/en-us/devg-apisign/api-sign-0001.html */
const ECHO = /canonicalRequest[:\s]*/i;

/** A message of the gateway without the echo, and what the echo tells beside the canonical request that was signed. */
export interface Echo {
  readonly message: string;
  readonly verdict: string;
}

/**
 * Compares the canonical request that a gateway echoes, `|` for its line ends, with the one that was signed. Undefined
 * when the message holds none. Both texts come with their secrets masked.
 */
export function readEcho(message: string, signed: string): Echo | undefined {
  const found = ECHO.exec(message);
  if (found === null) return undefined;
  const start = found.index + found[0].length;
  const ours = signed.split(/[\n|]/);
  const theirs = message.slice(start).split(/[\n|]/);
  return { message: `${message.slice(0, start)}...`, verdict: compare(ours, theirs) };
}

function compare(ours: readonly string[], theirs: readonly string[]): string {
  const last = ours.length - 1;
  const differs = (line: string, i: number) =>
    // Words of the gateway's own may follow the last line.
    i === last ? theirs[i]?.startsWith(line) !== true : theirs[i] !== line;
  const first = ours.findIndex(differs);
  if (first === -1) {
    return "the service signed the very same text, so the secret access key is not the one of this access key id";
  }
  const [mine, other] = [ours[first] ?? "", theirs[first]];
  const read = other === undefined ? "nothing" : JSON.stringify(shorten(other));
  return (
    `what was signed differs from what arrived in line ${first + 1}, the ${nameOf(ours, first)}: ` +
    `signed ${JSON.stringify(shorten(mine))}, arrived ${read}; does something on the way rewrite requests?`
  );
}

function nameOf(lines: readonly string[], index: number): string {
  const end = lines.length - 1;
  if (index === end) return "hash of the body";
  if (index >= end - 1) return "list of signed headers";
  return ["method", "path", "query"][index] ?? "headers";
}

function shorten(line: string): string {
  return line.length > 200 ? `${line.slice(0, 200)}...` : line;
}
