import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One scripted answer: status, body, headers. */
export interface Scripted {
  readonly status?: number;
  /** An object is sent as JSON, a text as it is. */
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/**
 * A real HTTP server that answers by script, the last answer for ever; remembers the requests. It does not judge them:
 * that the cloud accepts what is sent is tested against the emulator.
 */
export async function scripted(...answers: readonly Scripted[]) {
  const requests: { line: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const answer = answers[Math.min(requests.length, answers.length - 1)] ?? { body: {} };
      requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
