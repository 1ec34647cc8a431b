import { expect } from "vitest";
import type { Emulator, StartOptions } from "../src/index.js";
import type { ModelledService } from "../src/service.js";
import { asBytes, signedRequest } from "./signed.js";
import { answersIn, converse, type Ending, type WireAnswer } from "./wire.js";

// What holds whatever bytes arrive.

/** Keys that only the call after each case signs with: bytes that go wrong may lock the others. */
const probe = {
  huaweicloud: { accessKeyId: "PROBE", secretAccessKey: "the-key-of-the-call-afterwards" },
  baiducloud: { accessKeyId: "probe", secretAccessKey: "the-key-of-the-call-afterwards" },
};
export const withProbe: StartOptions = {
  credentials: { huaweicloud: [probe.huaweicloud], baiducloud: [probe.baiducloud] },
};

export const services: readonly ModelledService[] = ["iam", "roma", "bcc", "sts"];
const portOf = ({ endpoints }: Emulator, service: ModelledService): number => Number(new URL(endpoints[service]).port);

const text = expect.any(String) as string;
const gateway = { error_code: text, error_msg: text, request_id: text };
const baidu = { requestId: text, code: text, message: text };
/** The shapes of a service's errors, and that of the emulator's own API. */
const shapes: Readonly<Record<ModelledService, readonly object[]>> = {
  iam: [{ error: { code: expect.any(Number) as number, message: text, title: text } }, gateway],
  roma: [{ ...gateway, error_details: text }, gateway],
  bcc: [baidu],
  sts: [baidu],
};
const own = { error: text };

const fits = (body: unknown, shape: object): boolean => {
  try {
    expect(body).toEqual(shape);
    return true;
  } catch {
    return false;
  }
};

/** Whether an answer is one that the service gives: never a 500, an error in its shape, JSON in any case. */
function holdAnswer(service: ModelledService, { status, headers, body }: WireAnswer, toHead: boolean): void {
  if (status === 100) return;
  expect([200, 201, 400, 401, 403, 404, 405, 409, 413, 415]).toContain(status);
  if (toHead && body === "") return;
  expect(headers["content-type"]).toMatch(/^application\/json/);
  const value: unknown = JSON.parse(body);
  if (status < 400) return;
  if (![...shapes[service], own].some((shape) => fits(value, shape))) expect(value).toEqual(shapes[service][0]);
}

/** Sends bytes to a service, and holds what comes back to the law: answers of the service, or a closed connection. */
export async function talk(
  emulator: Emulator,
  service: ModelledService,
  pieces: readonly (Uint8Array | string)[],
  ending?: Ending,
): Promise<WireAnswer[]> {
  const bytes = pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece));
  const reply = await converse(portOf(emulator, service), bytes, ending);
  const toHead = Buffer.concat(bytes).includes("HEAD");
  const answers = answersIn(reply, toHead);
  for (const answer of answers) holdAnswer(service, answer, toHead);
  return answers;
}

/** Holds the emulator to the law after a case: no fault of its own is on record, and a signed call is answered. */
export async function holdAfterwards(emulator: Emulator): Promise<void> {
  expect(
    emulator.requests.flatMap(({ warnings }) => warnings.filter((one) => one.startsWith("emulator fault"))),
  ).toEqual([]);
  const statuses = await Promise.all(
    services.map(async (service) => {
      const bytes = asBytes(signedRequest(emulator, service, { keys: probe })).replace(
        "\r\n\r\n",
        "\r\nConnection: close\r\n\r\n",
      );
      const reply = await converse(portOf(emulator, service), [bytes], "never");
      return answersIn(reply).map(({ status }) => status);
    }),
  );
  expect(statuses).toEqual(services.map(() => [200]));
}
