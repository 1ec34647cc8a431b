import { request, type IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import {
  askToken,
  callBaidu,
  callHuawei,
  instancesOf,
  json,
  LIST,
  roleOf,
  start,
  tokenRequest,
  KEYS,
} from "../../test/client.js";

describe("strictInput", () => {
  it("refuses what is not documented, in each service's shape, with what was probably meant", async () => {
    const emulator = await start({ strictInput: true });
    const roma = await callHuawei(emulator, "roma", `${instancesOf(emulator)}?limt=5`);
    expect([roma.status, await json(roma)]).toEqual([
      400,
      {
        error_code: "ROMA.00013000",
        error_msg: 'Invalid parameter value,parameterName:limt is not documented; did you mean "limit"?',
        error_details: 'limt is not documented; did you mean "limit"?',
        request_id: roma.headers.get("x-request-id"),
      },
    ]);
    const bcc = await callBaidu(emulator, LIST, { body: '{"instanseName":"web"}' });
    expect([bcc.status, await json(bcc)]).toEqual([
      400,
      {
        requestId: bcc.headers.get("x-bce-request-id"),
        code: "BadRequest",
        message: 'request is invalid: instanseName is not documented; did you mean "instanceName"?',
      },
    ]);
    const sts = await callBaidu(emulator, `${roleOf(emulator)}&durationSecond=900`, { service: "sts" });
    expect([sts.status, await json(sts)]).toMatchObject([
      400,
      { code: "InvalidHTTPRequest", message: 'durationSecond is not documented; did you mean "durationSeconds"?' },
    ]);
    const iam = await askToken(emulator, { auth: { ...tokenRequest(emulator).auth, scop: {} } });
    expect([iam.status, await json(iam)]).toEqual([
      400,
      {
        error: {
          code: 400,
          title: "Bad Request",
          message: 'Invalid request: auth.scop is not documented; did you mean "scope"?',
        },
      },
    ]);
    expect(emulator.requests.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it.each([
    ["limit=1&limit=2", "limit is sent 2 times; send it once"],
    ["limit=1&Status=RUNNING", 'Status is not documented; did you mean "status"?'],
    ["colour=red", "colour is not documented"],
  ])("refuses ?%s", async (query, details) => {
    const emulator = await start({ strictInput: true });
    const answer = await callHuawei(emulator, "roma", `${instancesOf(emulator)}?${query}`);
    expect([answer.status, await json(answer)]).toMatchObject([400, { error_details: details }]);
  });

  it("leads from the query to the body and back", async () => {
    const emulator = await start({ strictInput: true });
    const told = async (query: string, body: string) =>
      (await json(callBaidu(emulator, LIST + query, { body })))["message"];
    expect(await told("?zoneName=cn-bj-a", "{}")).toMatch(/zoneName is not documented; send it in the body$/);
    expect(await told("", '{"maxKeys":5}')).toMatch(/maxKeys is not documented; send it in the query$/);
  });

  it("looks at any depth", async () => {
    const emulator = await start({ strictInput: true });
    const identity = { methods: ["token"], token: { duration_second: 900 } };
    const body = JSON.stringify({ auth: { identity } });
    const deep = await callHuawei(emulator, "iam", KEYS, { method: "POST", body });
    expect(await deep.text()).toContain(
      String.raw`auth.identity.token.duration_second is not documented; did you mean \"duration_seconds\"?`,
    );
  });

  it("refuses a body where none is documented", async () => {
    const emulator = await start({ strictInput: true, auth: "off" });
    // fetch sends no body with GET.
    const url = emulator.endpoints.roma + instancesOf(emulator);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { headers: { "content-length": 2 } }, resolve)
        .on("error", reject)
        .end("{}");
    });
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse((await answer.toArray()).join(""))).toMatchObject({
      error_details: "body is not documented; send none",
    });
    expect((await fetch(emulator.endpoints.roma + instancesOf(emulator))).status).toBe(200);
  });

  it("only warns of what is documented and deprecated, and never suggests it", async () => {
    const emulator = await start({ strictInput: true });
    expect((await callBaidu(emulator, LIST, { body: '{"instandeName":"web-0-0"}' })).status).toBe(200);
    expect(emulator.requests.at(-1)?.warnings).toEqual(["body instandeName: deprecated, ignored"]);
    const near = await callBaidu(emulator, LIST, { body: '{"instandNam":"web-0-0"}' });
    expect((await json(near))["message"]).toMatch(/did you mean "instanceName"\?$/);
  });

  it("is off by default, as the vendors ignore it all", async () => {
    const emulator = await start();
    expect((await callHuawei(emulator, "roma", `${instancesOf(emulator)}?limt=5&limit=1&limit=2`)).status).toBe(200);
    expect((await callBaidu(emulator, LIST, { body: '{"instanseName":"web"}' })).status).toBe(200);
    expect(emulator.requests.flatMap(({ warnings }) => warnings)).toEqual([
      "query limit: sent 2 times, the first one taken",
      "query limt: undocumented, ignored",
      "body instanseName: undocumented, ignored",
    ]);
  });
});
