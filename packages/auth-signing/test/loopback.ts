import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request as it came in. */
export interface Seen {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer; `status: "never"` leaves the caller waiting. */
export interface Answer {
  readonly status: number | "never";
  readonly body?: string | object;
  readonly headers?: Record<string, string>;
}

/** A real HTTP server on loopback that answers by what it sees, for the length of one test. */
export async function loopback(answer: (seen: Seen, count: number) => Answer) {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const seen = { line: `${request.method} ${request.url}`, headers: request.headers, body };
      requests.push(seen);
      const { status, body: text = "", headers = {} } = answer(seen, requests.length);
      if (status === "never") return;
      response.writeHead(status, headers).end(typeof text === "string" ? text : JSON.stringify(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, requests, lines: () => requests.map(({ line }) => line), close };
}
