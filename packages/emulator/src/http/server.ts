import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "./deliver.js";
import { limits } from "./limits.js";
import type { HeaderPair, RawAnswer, Responder } from "./message.js";
import { answerUnreadable } from "./unreadable.js";

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
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, options).catch(() => response.destroy());
  };
  const server = createServer(limits, onRequest);
  // All headers that maxHeaderSize lets in: Node would leave out those after 2000 without a word.
  server.maxHeadersCount = 0;
  // An Expect that is not 100-continue is answered by the service, not by Node.
  server.on("checkExpectation", onRequest);
  answerUnreadable(server, options.unreadable);
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
