import { describe, expect, it } from "vitest";
import type { Emulator, OperationId } from "../src/index.js";
import { documents, modelled } from "../src/service.js";
import { operationsOf, type Operation } from "../src/spec/operations.js";
import {
  askKeys,
  askToken,
  callBaidu,
  callHuawei,
  instancesOf,
  later,
  LIST,
  minutes,
  roleOf,
  SESSION,
  start,
  tokenOf,
  tokenRequest,
} from "./client.js";

/** A request that gets a status for a reason of its own, by operation and status. */
const causes: Partial<Record<OperationId, Record<number, (emulator: Emulator) => Promise<Response>>>> = {
  CheckRomaInstanceListV2: {
    200: (one) => callHuawei(one, "roma", instancesOf(one)),
    400: (one) => callHuawei(one, "roma", `${instancesOf(one)}?limit=101`),
    401: (one) => fetch(one.endpoints.roma + instancesOf(one)),
    403: async (one) => {
      const token = await tokenOf(one, { domain: { name: one.credentials.huaweicloud.domainName } });
      return fetch(one.endpoints.roma + instancesOf(one), { headers: { "X-Auth-Token": token } });
    },
    404: (one) => callHuawei(one, "roma", `${instancesOf(one)}/`),
  },
  CreateTemporaryAccessKeyByToken: {
    201: (one) => askKeys(one, { methods: ["token"] }),
    400: (one) => askKeys(one, { methods: ["token"], token: { duration_seconds: 60 } }),
    401: (one) => askKeys(one, { methods: ["token"] }, { unsigned: true }),
  },
  CreateTemporaryAccessKeyByAgency: {
    201: (one) => askKeys(one, agency("operations")),
    400: (one) => askKeys(one, { methods: ["assume_role"] }),
    401: (one) => askKeys(one, agency("operations"), { token: "unknown", unsigned: true }),
    403: (one) => askKeys(one, agency("nothing")),
  },
  KeystoneCreateUserTokenByPassword: {
    201: (one) => askToken(one, tokenRequest(one)),
    400: (one) => askToken(one, { auth: {} }),
    401: (one) => askToken(one, tokenRequest(one, { password: "wrong" })),
    403: (one) => askToken(one, tokenRequest(one, { scope: { project: { name: "cn-north-4_retired" } } })),
    404: (one) => askToken(one, tokenRequest(one, { scope: { project: { name: "mars-1" } } })),
  },
  KeystoneListProjects: {
    200: (one) => callHuawei(one, "iam", "/v3/projects"),
    400: (one) => callHuawei(one, "iam", "/v3/projects?page=1"),
    401: (one) => callHuawei(one, "iam", "/v3/projects", { now: new Date(Date.now() - minutes(16)) }),
    403: async (one) => callHuawei(one, "iam", `/v3/projects?domain_id=${"d".repeat(32)}`),
    404: (one) => callHuawei(one, "iam", "/v3/projects?domain_id=nobody"),
  },
  AssumeRole: {
    200: (one) => callBaidu(one, roleOf(one), { service: "sts" }),
    400: (one) => callBaidu(one, `${roleOf(one)}&durationSeconds=7201`, { service: "sts" }),
    403: (one) => callBaidu(one, `${roleOf(one)}s`, { service: "sts" }),
    404: (one) => callBaidu(one, roleOf(one).replace("v1", "v9"), { service: "sts" }),
  },
  GetSessionToken: {
    200: (one) => callBaidu(one, SESSION, { service: "sts", body: "" }),
    400: (one) => callBaidu(one, SESSION, { service: "sts", body: "{" }),
    403: (one) => callBaidu(one, SESSION, { service: "sts", key: { accessKeyId: "who", secretAccessKey: "knows" } }),
    404: (one) => callBaidu(one, SESSION.replace("v1", "v9"), { service: "sts" }),
  },
  ListReservedInstances: {
    200: (one) => callBaidu(one, LIST),
    400: (one) => callBaidu(one, LIST, { body: "{" }),
    403: (one) => callBaidu(one, LIST, { key: { accessKeyId: "who", secretAccessKey: "knows" } }),
    404: (one) => callBaidu(one, LIST.replace("v2", "v9")),
  },
};

const agency = (name: string) => ({
  methods: ["assume_role"],
  assume_role: { agency_name: name, domain_name: "other" },
});

/** Only an overload or a fault brings these, so they are asked for. */
const SCRIPTED = [429, 500, 503];
/** What a user may do is not simulated, and nothing else brings this one. */
const PERMISSIONS = ["CreateTemporaryAccessKeyByToken 403"];

const operations = modelled.flatMap((service) =>
  operationsOf(documents[service]).map((operation) => ({ service, operation })),
);
const cases = operations.flatMap(({ service, operation }) =>
  [...operation.answers.keys()].map((status) => ({ service, operation, id: operation.id as OperationId, status })),
);

const stranger = {
  accounts: [
    { id: "a".repeat(32), name: "own" },
    { id: "d".repeat(32), name: "other" },
  ],
  agencies: [{ id: "g".repeat(32), name: "operations", domain_id: "d".repeat(32), trust_domain_id: "a".repeat(32) }],
  users: [{ id: "u".repeat(32), name: "operator", password: "pw-1", domain_id: "a".repeat(32) }],
  projects: [
    { id: "p".repeat(32), name: "cn-north-4", domain_id: "a".repeat(32) },
    { id: "q".repeat(32), name: "cn-north-4_retired", domain_id: "a".repeat(32), enabled: false },
  ],
};

async function expectDocumented(operation: Operation, status: number, answer: Response): Promise<void> {
  const text = await answer.text();
  expect(answer.status, text).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(Date.parse(answer.headers.get("date") ?? "")).not.toBeNaN();
  const body = JSON.parse(text) as Record<string, unknown>;
  expect(operation.answers.get(status)?.(body)).toEqual([]);
  const id = answer.headers.get("x-request-id") ?? answer.headers.get("x-bce-request-id");
  expect(id).toMatch(/^[0-9a-f-]{32,36}$/);
  const stated = body["request_id"] ?? body["requestId"];
  if (stated !== undefined) expect(stated).toBe(id);
  // Errors of each service have that service's shape.
  if (status >= 400) expect("error" in body || "error_code" in body || "code" in body).toBe(true);
}

describe("every documented status", () => {
  it.each(cases)("$id $status can be got, and fits the spec", async ({ operation, id, status }) => {
    const emulator = await start({ seed: stranger });
    const cause = causes[id]?.[status];
    expect(cause !== undefined || SCRIPTED.includes(status) || PERMISSIONS.includes(`${id} ${status}`)).toBe(true);
    if (cause !== undefined) await expectDocumented(operation, status, await cause(emulator));
    if (status < 400) return;
    emulator.failNext(id, { status });
    const url = emulator.endpoints[serviceOf(id)] + operation.path.replace("{project_id}", "p".repeat(32));
    const { method, variant } = operation;
    const body = variant === undefined ? null : JSON.stringify({ auth: { identity: { methods: [variant] } } });
    await expectDocumented(operation, status, await fetch(url, { method, body }));
    expect(emulator.requests.at(-1)).toMatchObject({ operation: id, status, scripted: true });
  });

  it.each(cases.filter(({ status }) => status < 400))(
    "$id $status comes of documented input alone",
    async ({ operation, id, status }) => {
      const emulator = await start({ seed: stranger, strictInput: true });
      const cause = causes[id]?.[status];
      if (cause !== undefined) await expectDocumented(operation, status, await cause(emulator));
    },
  );

  it("answers with the emulator's clock", async () => {
    const emulator = await start({ now: () => later(0) });
    const answer = await fetch(`${emulator.endpoints.roma}/nowhere`);
    expect(answer.headers.get("date")).toBe("Sun, 01 Mar 2026 12:00:00 GMT");
  });
});

const serviceOf = (id: OperationId) => cases.find((one) => one.id === id)?.service ?? "iam";
