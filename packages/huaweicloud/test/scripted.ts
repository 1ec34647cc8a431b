import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One scripted answer: status, body, headers. */
export interface Scripted {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/**
 * A real HTTP server that answers by script, the last answer for ever, each after `delayMs`, or as a function of the
 * request's headers says; remembers the requests. It does not judge them: that the clouds accept what is sent is tested
 * against the emulator.
 */
export async function scripted(
  answers: readonly Scripted[] | ((headers: IncomingHttpHeaders) => Scripted),
  delayMs = 0,
) {
  const requests: { line: string; headers: Record<string, unknown>; body: string }[] = [];
  const next = (headers: IncomingHttpHeaders): Scripted =>
    typeof answers === "function"
      ? answers(headers)
      : (answers[Math.min(requests.length, answers.length - 1)] ?? { body: {} });
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { status = 200, body: answer, headers = {} } = next(request.headers);
      requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      setTimeout(() => response.writeHead(status, headers).end(JSON.stringify(answer)), delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
