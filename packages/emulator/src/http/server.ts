import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "./deliver.js";
import type { HeaderPair, RawAnswer, Responder } from "./message.js";

/** What a listening server is made of. */
export interface ListenOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Bytes of a body that are kept: one more than the service takes, so that it can tell. */
  readonly keepBytes: number;
  readonly respond: Responder;
  /** The answer to bytes that are no HTTP. */
  readonly unreadable: () => RawAnswer;
}

/** A server that listens. */
export interface Listening {
  /** `http://host:port`, without a slash at the end. */
  readonly endpoint: string;
  /** Stops at once, kept-alive connections and unfinished requests included. */
  close(): Promise<void>;
}

/**
 * Opens an HTTP server around a responder.
 * @throws Error naming host and port when it cannot listen there.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch(() => response.destroy());
  });
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end(asText(options.unreadable()));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new Error(`cannot listen on ${options.host}:${options.port}: ${cause.message}`, { cause }));
    });
    server.listen(options.port, options.host, resolve);
  });
  return { endpoint: endpointOf(server), close: () => close(server) };
}

function endpointOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  // A wildcard address is for listening; callers need one they can call.
  if (address === "0.0.0.0" || address === "::") return `http://127.0.0.1:${port}`;
  return family === "IPv6" ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The only error is "not running", which is what was asked for.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, options: ListenOptions): Promise<void> {
  const body = await readBody(request, options.keepBytes);
  const headers = pairsOf(request.rawHeaders);
  const answer = options.respond({ method: request.method ?? "", target: request.url ?? "", headers, body });
  await deliver(response, answer);
}

/** Reads a body to its end, so that the sender sees the answer, but keeps no more than `keepBytes` of it. */
async function readBody(request: IncomingMessage, keepBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let kept = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (kept >= keepBytes) continue;
    const part = chunk.subarray(0, keepBytes - kept);
    kept += part.length;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function pairsOf(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}

function asText({ status, headers, body }: RawAnswer): string {
  const all: HeaderPair[] = [...headers, ["Content-Length", String(Buffer.byteLength(body))], ["Connection", "close"]];
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n${body.toString()}`;
}
