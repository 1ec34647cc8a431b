import { connect, type Socket } from "node:net";

// Connections and answers as bytes: what an HTTP client would hide.

/** An answer as it stands on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back on a connection, and who ended it. */
export interface Conversation {
  readonly bytes: Buffer;
  readonly endedBy: "server" | "client";
}

/** How long a server is silent before the client thinks that nothing more comes. No outcome depends on it. */
const QUIET_MS = 25;

/** Sends bytes, waits until nothing more comes, ends its side, and gives all that came back. */
export function converse(port: number, pieces: readonly (Buffer | string)[], endAtOnce = false): Promise<Conversation> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let endedBy: Conversation["endedBy"] = "server";
    const end = (): void => {
      endedBy = "client";
      socket.end();
    };
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET_MS);
    };
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => {
      for (const piece of pieces) socket.write(piece);
      if (endAtOnce) end();
      else wait();
    });
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (endedBy === "server") wait();
    });
    // A server may hang up while we still send; what came back until then counts.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve({ bytes: Buffer.concat(chunks), endedBy });
    });
  });
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
    const length = Number(headers["content-length"] ?? (Number(status) < 200 ? 0 : Number.NaN));
    const isBodiless = toHead && (text === "" || text.startsWith("HTTP/1.1 "));
    if (Number.isNaN(length)) throw new Error(`an answer without Content-Length: ${head}`);
    const body = isBodiless ? "" : text.slice(0, length);
    if (!isBodiless && body.length < length) throw new Error(`a cut answer: ${head}`);
    text = text.slice(body.length);
    answers.push({ status: Number(status), headers, body: Buffer.from(body, "latin1").toString("utf8") });
  }
  return answers;
}
