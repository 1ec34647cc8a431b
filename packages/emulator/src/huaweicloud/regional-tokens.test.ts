import { expect, it } from "vitest";
import { askKeys, instancesOf, json, start, tokenOf } from "../../test/client.js";
import type { Emulator } from "../index.js";

async function callWith(token: string, emulator: Emulator, service: "iam" | "roma") {
  const path = service === "iam" ? "/v3/projects" : instancesOf(emulator);
  const answer = await fetch(emulator.endpoints[service] + path, { headers: { "X-Auth-Token": token } });
  const { error_code: code, error_msg: message } = await json(answer);
  return { status: answer.status, code, message, warnings: emulator.requests.at(-1)?.warnings };
}

const refused = {
  status: 401,
  code: "APIGW.0301",
  message: "Incorrect IAM authentication information: decrypt token fail",
};

it("takes a token in the region of the IAM that issued it, and refuses it in another, saying why to the side", async () => {
  const north = await start();
  const east = await start({ region: { huaweicloud: "cn-east-3" } });
  const token = await tokenOf(east);
  const warnings = ["token: of region cn-east-3, and good in it only; this emulator stands for cn-north-4"];
  for (const service of ["iam", "roma"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- the warnings are those of the last request
    expect(await callWith(token, east, service)).toMatchObject({ status: 200, warnings: [] });
    // oxlint-disable-next-line no-await-in-loop -- the warnings are those of the last request
    expect(await callWith(token, north, service)).toEqual({ ...refused, warnings });
  }
  // In the body, where IAM takes it too.
  const identity = { methods: ["token"], token: { id: token } };
  expect((await askKeys(east, identity, { unsigned: true })).status).toBe(201);
  expect((await askKeys(north, identity, { unsigned: true })).status).toBe(401);
  expect(north.requests.at(-1)?.warnings).toEqual(warnings);
});

it("tells the token of another emulator of the region from one that is nobody's", async () => {
  const [one, two] = [await start(), await start()];
  const warnings = ["token: issued by another emulator; this emulator stands for cn-north-4"];
  expect(await callWith(await tokenOf(two), one, "roma")).toEqual({ ...refused, warnings });
  expect(await callWith("nobody's", one, "roma")).toEqual({ ...refused, warnings: [] });
});
