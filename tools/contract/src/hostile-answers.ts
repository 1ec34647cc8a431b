import { gzipSync } from "node:zlib";

/** An answer that no API should give, as raw as it goes on the wire. */
export interface HostileAnswer {
  readonly name: string;
  /** Everything after the request, status line included; a function makes each answer anew from its number. */
  readonly raw: string | Uint8Array | ((answer: number) => Uint8Array);
  /** What the server does with the connection afterwards. */
  readonly end: "close" | "reset" | "stall";
  /** How it is asked for: by one call, by a walk over all pages, or by a call whose `totalCount` is an int64. */
  readonly call: "once" | "walk" | "int64";
}

const JSON_TYPE = "Content-Type: application/json\r\n";

/** A well-formed answer around a body. */
function answer(status: string, body: string | Uint8Array, headers = JSON_TYPE): Uint8Array {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const head = `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${bytes.byteLength}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

const row = (
  name: string,
  raw: HostileAnswer["raw"],
  end: HostileAnswer["end"] = "close",
  call: HostileAnswer["call"] = "once",
): HostileAnswer => ({ name, raw, end, call });
const page = (nextMarker: string) =>
  answer("200 OK", JSON.stringify({ reservedInstances: [{}], isTruncated: true, nextMarker }));
const BIG = '{"totalCount":9007199254740993}';
const error = (body: object) => answer("400 Bad Request", JSON.stringify(body));

/** The rows of the matrix; `elsewhere` is a second server that must never be called. */
export function hostileAnswers(elsewhere: string): HostileAnswer[] {
  return [
    row("200 with an HTML page", answer("200 OK", "<html>Log in</html>", "Content-Type: text/html\r\n")),
    row("200 with truncated JSON", answer("200 OK", '{"totalCount":1,"reserved')),
    row("200 with an empty body", answer("200 OK", "")),
    row("200 with a byte order mark", answer("200 OK", '\uFEFF{"totalCount":1}')),
    row("200 with an array", answer("200 OK", "[]")),
    row("204", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
    row("204 with a body", `HTTP/1.1 204 No Content\r\n${JSON_TYPE}Connection: close\r\n\r\n{"totalCount":1}`),
    row("304", "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"),
    row("500 with an empty body", answer("500 Internal Server Error", "")),
    row("502 with an HTML page", answer("502 Bad Gateway", "<html>Bad Gateway</html>", "Content-Type: text/html\r\n")),
    row("an error of the gateway", error({ error_code: "APIGW.0106", error_msg: "m", request_id: "r" })),
    row(
      "an error of ROMA",
      error({ error_code: "ROMA.00013000", error_msg: "m", error_details: "d", request_id: "r" }),
    ),
    row("an error of IAM", error({ error: { code: 400, message: "m", title: "t" } })),
    row("an error of BCC", error({ requestId: "r", code: "BadRequest", message: "m" })),
    row("an error in camel case", error({ errorCode: "X.1", errorMsg: "m" })),
    row("an error as code and reason", error({ code: "X.1", reason: "m" })),
    row("an error with a number for a code", error({ code: 403, message: "m" })),
    row(
      "Content-Length larger than the body",
      `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 99\r\n\r\n{"totalCount":1}`,
    ),
    row(
      "Content-Length smaller than the body",
      `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 9\r\nConnection: close\r\n\r\n{"totalCount":1}`,
    ),
    row(
      "an error page of 30 MB",
      answer("500 Internal Server Error", "x".repeat(30_000_000), "Content-Type: text/plain\r\n"),
    ),
    row(
      "a gzip bomb of 100 MB",
      answer("200 OK", gzipSync(Buffer.alloc(100_000_000, 0x20)), `${JSON_TYPE}Content-Encoding: gzip\r\n`),
    ),
    row("a connection cut in the body", `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 99\r\n\r\n{"total`, "reset"),
    row("a body that stalls", `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 99\r\n\r\n{"total`, "stall"),
    row(
      "429 with Retry-After: 2147484",
      answer("429 Too Many Requests", '{"code":"E","message":"m"}', `${JSON_TYPE}Retry-After: 2147484\r\n`),
    ),
    row("a redirect to another host", answer("307 Temporary Redirect", "", `Location: ${elsewhere}/\r\n`)),
    row(
      "a control character in a header",
      `HTTP/1.1 200 OK\r\nX-Odd: a\u0001b\r\n${JSON_TYPE}Content-Length: 2\r\nConnection: close\r\n\r\n{}`,
    ),
    row("__proto__ in the JSON", answer("200 OK", '{"totalCount":1,"__proto__":{"polluted":true}}')),
    row("a number above 2^53", answer("200 OK", BIG)),
    row("a number above 2^53 where a spec says int64", answer("200 OK", BIG), "close", "int64"),
    row("a cursor that repeats", () => page("m"), "close", "walk"),
    row("a cursor that never ends", (n) => page(`m${n}`), "close", "walk"),
    row("no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n"),
  ];
}
