import { connect, type Socket } from "node:net";

// Connections and answers as bytes: what an HTTP client would hide.

/** An answer as it stands on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * When a client ends its side of a connection: at once when all is sent, when nothing more seems to come, after so many
 * answers, or never, so that the server must.
 */
export type Ending = "at once" | "when quiet" | "never" | number;

/** How long a server is silent before nothing more seems to come. No outcome may depend on it. */
const QUIET_MS = 25;

/** Sends bytes, and gives all that comes back until the connection is closed. */
export function converse(
  port: number,
  pieces: readonly (Uint8Array | string)[],
  ending: Ending = "when quiet",
): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      if (ending === "when quiet") timer = setTimeout(() => socket.end(), QUIET_MS);
    };
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => {
      for (const piece of pieces) socket.write(piece);
      if (ending === "at once") socket.end();
      else wait();
    });
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (typeof ending === "number" && hasAnswers(Buffer.concat(chunks), ending)) socket.end();
      wait();
    });
    // A server may hang up while we still send; what came back until then counts.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
  });
}

function hasAnswers(bytes: Buffer, count: number): boolean {
  try {
    return answersIn(bytes).length >= count;
  } catch {
    return false;
  }
}

/**
 * The answers in a stream of bytes.
 * @param toHead - True where answers may be to HEAD, and then have no body whatever their headers say.
 * @throws Error for anything that is no HTTP/1.1 answer, and for one that is cut.
 */
export function answersIn(bytes: Buffer, toHead = false): WireAnswer[] {
  const answers: WireAnswer[] = [];
  let text = bytes.toString("latin1");
  while (text !== "") {
    const match = /^HTTP\/1\.1 ([1-5]\d\d) [^\r\n]*\r\n((?:[!#$%&'*+.^_`|~\w-]+:[^\r\n]*\r\n)*)\r\n/.exec(text);
    if (match === null) throw new Error(`no HTTP/1.1 answer: ${JSON.stringify(text.slice(0, 200))}`);
    const [head, status = "", lines = ""] = match;
    const fields = lines.split("\r\n").filter((line) => line !== "");
    const headers = Object.fromEntries(
      fields.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
    text = text.slice(head.length);
    const isBodiless = Number(status) < 200 || (toHead && (text === "" || text.startsWith("HTTP/1.1 ")));
    // Without a length, a body ends where the connection does.
    const untilClosed = headers["connection"] === "close" ? text.length : Number.NaN;
    const length = isBodiless ? 0 : Number(headers["content-length"] ?? untilClosed);
    if (Number.isNaN(length)) throw new Error(`an answer without an end: ${head}`);
    const body = text.slice(0, length);
    if (body.length < length) throw new Error(`a cut answer: ${head}`);
    text = text.slice(body.length);
    answers.push({ status: Number(status), headers, body: Buffer.from(body, "latin1").toString("utf8") });
  }
  return answers;
}
