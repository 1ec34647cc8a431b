import { mask } from "./answer/mask.js";
import type { AttemptToSign, Authenticator } from "./request/authenticate.js";
import type { OutgoingRequest } from "./request/outgoing.js";

/** A request as it would leave, and how its signature came about; every secret masked. */
export interface Explanation {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The text whose hash is signed; absent where no signature is made. */
  readonly canonicalRequest: string | undefined;
  /** Huawei Cloud only. */
  readonly stringToSign: string | undefined;
  readonly signedHeaders: readonly string[] | undefined;
  /** The request as a command line. It shows the form, not a working call: signature and tokens are masked. */
  readonly curl: string;
}

/** Explains a request without sending it. */
export async function explainRequest(
  request: OutgoingRequest,
  authenticate: Authenticator | undefined,
  attempt: Omit<AttemptToSign, "method" | "url" | "headers" | "body">,
  inputSecrets: readonly string[],
): Promise<Explanation> {
  const { method, url, body } = request;
  const own = Object.fromEntries(request.headers);
  const proof = await authenticate?.({ ...attempt, method, url, headers: own, body });
  const secrets = [...inputSecrets, ...(proof?.secrets ?? [])];
  const show = (text: string) => mask(text, secrets);
  const showIfAny = (text: string | undefined) => (text === undefined ? undefined : show(text));
  const headers = Object.fromEntries(
    Object.entries({ accept: "application/json", ...own, ...proof?.headers }).map(([name, value]) => [
      name,
      show(value),
    ]),
  );
  const { canonicalRequest, stringToSign, signedHeaders } = proof?.signature ?? {};
  return {
    operation: attempt.operation,
    method,
    url: show(url),
    headers,
    body: showIfAny(body),
    canonicalRequest: showIfAny(canonicalRequest),
    stringToSign: showIfAny(stringToSign),
    signedHeaders,
    curl: curlOf(method, show(url), headers, showIfAny(body)),
  };
}

function curlOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): string {
  const parts = [`curl -X ${method} ${quote(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    if (name !== "host") parts.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (body !== undefined) parts.push(`--data-raw ${quote(body)}`);
  return parts.join(" \\\n  ");
}

/** One argument of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
