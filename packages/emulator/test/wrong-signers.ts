import { createHash, createHmac } from "node:crypto";
import { connect } from "node:net";

// Signers in the shape in which people write them, each step open to a mistake. They share nothing with the code under
// test.

/** A request as a program has it, before anything is encoded. */
export interface Sample {
  readonly method: string;
  readonly segments: readonly string[];
  /** A name without a value is sent bare. */
  readonly query: readonly (readonly [name: string, value?: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
export const mac = (key: string | Uint8Array, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");

/** Encodes everything but unreserved characters. */
export const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

export const pathOf = ({ segments }: Sample, encode = strict): string => `/${segments.map(encode).join("/")}`;

const by =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/** Headers without one. */
export const without = (headers: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));

/** The query as it is sent. */
export const sentQuery = ({ query }: Sample, encode = strict): string =>
  query.map(([name, value]) => (value === undefined ? encode(name) : `${encode(name)}=${encode(value)}`)).join("&");

/** As Huawei Cloud signs it. */
export const queryByName = ({ query }: Sample, encode = strict): string =>
  [...query]
    .sort(by(([name, value = ""]) => `${name}\0${value}`))
    .map(([name, value = ""]) => `${encode(name)}=${encode(value)}`)
    .join("&");

/** As Baidu AI Cloud signs it. */
export const queryByText = ({ query }: Sample, encode = strict): string =>
  query
    .map(([name, value = ""]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");

export const targetOf = (sample: Sample): string => {
  const query = sentQuery(sample);
  return pathOf(sample) + (query === "" ? "" : `?${query}`);
};

/** The steps of a signer for Huawei Cloud; each may be replaced by a wrong one. */
export interface HuaweiSteps {
  readonly method: (sample: Sample) => string;
  readonly path: (sample: Sample) => string;
  readonly query: (sample: Sample) => string;
  readonly headers: (sample: Sample) => Record<string, string>;
  readonly lines: (headers: Record<string, string>) => string;
  readonly hash: (body: string) => string;
  readonly time: (time: string) => string;
  readonly secret: (secret: string) => string;
  readonly hashed: (canonical: string) => string;
}

const rightHuawei: HuaweiSteps = {
  method: ({ method }) => method,
  path: (sample) => `${pathOf(sample)}/`,
  query: (sample) => queryByName(sample),
  headers: ({ headers }) => ({ ...headers }),
  lines: (headers) =>
    Object.keys(headers)
      .sort()
      .map((name) => `${name}:${headers[name]}\n`)
      .join(""),
  hash: sha,
  time: (time) => time,
  secret: (secret) => secret,
  hashed: sha,
};

/** The Authorization of a signer for Huawei Cloud. Header names are given in lower case, x-sdk-date among them. */
export function signHuawei(sample: Sample, key: Key, wrong: Partial<HuaweiSteps> = {}, scope?: string): string {
  const step = { ...rightHuawei, ...wrong };
  const names = Object.keys(sample.headers).sort().join(";");
  const canonical = [
    step.method(sample),
    step.path(sample),
    step.query(sample),
    step.lines(step.headers(sample)),
    names,
    step.hash(sample.body),
  ].join("\n");
  const scheme = scope === undefined ? "SDK-HMAC-SHA256" : "V11-HMAC-SHA256";
  const time = step.time(sample.headers["x-sdk-date"] ?? "");
  const text = [scheme, time, ...(scope === undefined ? [] : [scope]), step.hashed(canonical)].join("\n");
  const secret = step.secret(key.secretAccessKey);
  if (scope === undefined) {
    return `${scheme} Access=${key.accessKeyId}, SignedHeaders=${names}, Signature=${mac(secret, text)}`;
  }
  const extracted = createHmac("sha256", key.accessKeyId).update(secret).digest();
  const signature = mac(mac(extracted, `${scope}\x01`), text);
  return `${scheme} Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The steps of a signer for Baidu AI Cloud. */
export interface BceSteps {
  readonly method: (sample: Sample) => string;
  readonly path: (sample: Sample) => string;
  readonly query: (sample: Sample) => string;
  readonly headers: (sample: Sample) => Record<string, string>;
  readonly value: (value: string, name: string) => string;
  readonly prefix: (prefix: string) => string;
  readonly key: (secret: string, prefix: string) => string | Uint8Array;
  readonly secret: (secret: string) => string;
  readonly canonical: (canonical: string) => string;
}

const rightBce: BceSteps = {
  method: ({ method }) => method,
  path: (sample) => pathOf(sample),
  query: (sample) => queryByText(sample),
  headers: ({ headers }) => ({ ...headers }),
  value: (value) => strict(value.trim()),
  prefix: (prefix) => prefix,
  key: mac,
  secret: (secret) => secret,
  canonical: (canonical) => canonical,
};

export interface BceTimes {
  readonly time: string;
  readonly seconds: number | string;
}

/** The Authorization of a signer for Baidu AI Cloud, which lists the headers that the sample has. */
export function signBce(sample: Sample, key: Key, { time, seconds }: BceTimes, wrong: Partial<BceSteps> = {}): string {
  const step = { ...rightBce, ...wrong };
  const prefix = `bce-auth-v1/${key.accessKeyId}/${time}/${seconds}`;
  const headers = step.headers(sample);
  const lines = Object.keys(headers)
    .map((name) => `${name}:${step.value(headers[name] ?? "", name)}`)
    .sort();
  const canonical = [step.method(sample), step.path(sample), step.query(sample), lines.join("\n")].join("\n");
  const signingKey = step.key(step.secret(key.secretAccessKey), step.prefix(prefix));
  return `${prefix}/${Object.keys(sample.headers).sort().join(";")}/${mac(signingKey, step.canonical(canonical))}`;
}

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Writes text to a socket and reads the answer. */
export function sendText(endpoint: string, text: string): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(endpoint);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (answer += chunk));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...body] = answer.split("\r\n\r\n");
      const [line = "", ...fields] = head.split("\r\n");
      const headers = fields.map((field) => field.split(/:\s*/, 1)[0] ?? "");
      resolve({
        status: Number(line.split(" ")[1]),
        headers: Object.fromEntries(
          headers.map((name, index) => [name.toLowerCase(), (fields[index] ?? "").slice(name.length + 1).trim()]),
        ),
        body: body.join("\r\n\r\n"),
      });
    });
  });
}

/** Sends a sample over a bare socket, byte for byte as it is given. */
export function send(
  endpoint: string,
  sample: Sample,
  authorization: string,
  change: { readonly target?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<RawReply> {
  const headers: Record<string, string> = {
    ...sample.headers,
    ...change.headers,
    authorization,
    "content-length": String(Buffer.byteLength(sample.body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const target = change.target ?? targetOf(sample);
  return sendText(endpoint, `${sample.method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${sample.body}`);
}
