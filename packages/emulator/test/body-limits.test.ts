import { request as send } from "node:http";
import { describe, expect, it } from "vitest";
import type { Emulator } from "../src/index.js";
import type { ModelledService } from "../src/service.js";
import { MAX_BODY_BYTES as BAIDU_LIMIT } from "../src/baiducloud/door.js";
import { MAX_BODY_BYTES as HUAWEI_LIMIT } from "../src/huaweicloud/gateway.js";
import { start } from "./client.js";
import { signedRequest } from "./signed.js";
import { talk } from "./wire-law.js";

// The limits themselves, and their sources, stand beside MAX_BODY_BYTES of each vendor.

interface Got {
  readonly status: number | undefined;
  readonly body: Record<string, unknown>;
}

/** Sends a signed request with a body of spaces before its JSON, so many bytes long, in one piece or in chunks. */
function sendBody(emulator: Emulator, service: ModelledService, bytes: number, chunked: boolean): Promise<Got> {
  const body = "{}".padStart(bytes);
  const signed = signedRequest(emulator, service, { body, chunked });
  return new Promise((resolve, reject) => {
    const sent = send(
      emulator.endpoints[service] + signed.path,
      { method: signed.method, headers: signed.headers },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode, body: JSON.parse(text) as Got["body"] }));
      },
    );
    sent.on("error", reject);
    // In pieces, so that no chunk is as long as the body.
    for (let at = 0; at < body.length; at += 1_000_000) sent.write(body.slice(at, at + 1_000_000));
    sent.end();
  });
}

const tooLarge: Readonly<Record<ModelledService, readonly [status: number, field: string, code: string]>> = {
  iam: [413, "error_code", "APIGW.0201"],
  roma: [413, "error_code", "APIGW.0201"],
  bcc: [400, "code", "BadRequest"],
  sts: [400, "code", "InvalidHTTPRequest"],
};

describe.each(["iam", "roma", "bcc", "sts"] as const)("%s", (service) => {
  const limit = service === "iam" || service === "roma" ? HUAWEI_LIMIT : BAIDU_LIMIT;
  const [status, field, code] = tooLarge[service];

  it.each([false, true])("takes a body up to the limit, and refuses one byte more (chunked: %s)", async (chunked) => {
    const emulator = await start();
    expect((await sendBody(emulator, service, limit - 1, chunked)).status).toBe(200);
    expect((await sendBody(emulator, service, limit, chunked)).status).toBe(200);
    const refused = await sendBody(emulator, service, limit + 1, chunked);
    expect([refused.status, refused.body[field]]).toEqual([status, code]);
    expect((await sendBody(emulator, service, 2 * limit, chunked)).status).toBe(status);
    expect(emulator.requests.flatMap(({ warnings }) => warnings).filter((one) => /fault/.test(one))).toEqual([]);
  });

  it("is not deceived by a Content-Length that lies", async () => {
    const emulator = await start();
    const post = (length: number, body: string): string =>
      `POST /v3/auth/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n${body}`;
    // More announced than comes: no answer before the end, and none for half a request but that it is none.
    expect(
      (await talk(emulator, service, [post(1_000_000_000_000, "{}")], "at once")).map((one) => one.status),
    ).toEqual([400]);
    expect(emulator.requests).toEqual([]);
    // Less announced than comes: the rest is the next request, and no HTTP.
    const [first, second] = await talk(emulator, service, [post(2, '{}{"more":1}')], "never");
    expect([first?.status, second?.status]).toEqual([service === "iam" ? 400 : 404, 400]);
    expect(emulator.requests).toHaveLength(1);
  });
});
