import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { HeaderPair, RawAnswer } from "./message.js";

/**
 * Answers bytes that are no HTTP, and ends their connection. Requests that came whole before them on the same connection
 * are answered first. A connection on which nothing more came in time is closed without a word.
 */
export function answerUnreadable(server: Server, answer: () => RawAnswer): void {
  const underWay = new WeakMap<Duplex, Map<IncomingMessage, ServerResponse>>();
  const note = (request: IncomingMessage, response: ServerResponse): void => {
    const exchanges = underWay.get(request.socket) ?? new Map<IncomingMessage, ServerResponse>();
    underWay.set(request.socket, exchanges.set(request, response));
    response.once("close", () => exchanges.delete(request));
  };
  server.prependListener("request", note);
  server.prependListener("checkExpectation", note);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // Without a listener, an error while the answer leaves would end the process.
    socket.on("error", () => socket.destroy());
    const speak = (): void => {
      if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" || !socket.writable) socket.destroy();
      else socket.end(asText(answer()));
    };
    const whole = [...(underWay.get(socket) ?? [])].filter(([request]) => request.complete);
    const last = whole.at(-1)?.[1];
    if (last === undefined) speak();
    else last.once("close", speak);
  });
}

function asText({ status, headers, body }: RawAnswer): string {
  const all: HeaderPair[] = [...headers, ["Content-Length", String(Buffer.byteLength(body))], ["Connection", "close"]];
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n${body.toString()}`;
}
