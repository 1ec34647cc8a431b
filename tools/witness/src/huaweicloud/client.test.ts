import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma, type CheckRomaInstanceListV2Input } from "@yunfan/huaweicloud/roma";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Reply } from "../process/protocol.js";
import { startWitness, type Witness } from "../process/witness.js";

const temporary = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret-key", securityToken: "token+/=" };
let emulator: Emulator;
let witness: Witness;
beforeAll(async () => {
  emulator = await startEmulator({ credentials: { huaweicloud: [temporary] } });
  witness = await startWitness("huaweicloud");
});
afterAll(() => Promise.all([emulator.close(), witness.close()]));

const get = (path: string, query: Call["query"], rest: Partial<Call>): Promise<Reply> => {
  const { accessKeyId, secretAccessKey } = emulator.credentials.huaweicloud;
  return witness.call({
    endpoint: emulator.endpoints.roma,
    method: "GET",
    path,
    query,
    credentials: { accessKeyId, secretAccessKey },
    ...rest,
  });
};
const served = (from: number) => emulator.requests.slice(from).map(({ operation, status }) => `${operation} ${status}`);

describe("ROMA Connect by Huawei's own SDK", () => {
  const inputs: CheckRomaInstanceListV2Input[] = [
    {},
    { limit: 5 },
    { limit: 5, offset: 5 },
    { limit: 100, offset: 14 },
    { status: "RUNNING" },
    { status: "CREATE_FAILED", limit: 3, offset: 0 },
    { offset: 100 },
  ];

  it.each(inputs)("lists what our client lists: %o", async (input) => {
    const { projectId } = emulator.credentials.huaweicloud;
    const roma = createRoma({ endpoint: emulator.endpoints.roma, credentials: emulator.credentials.huaweicloud });
    const before = emulator.requests.length;
    const theirs = await get(`/v2/${projectId}/instances`, { ...input }, { projectId });
    expect(served(before)).toEqual(["CheckRomaInstanceListV2 200"]);
    expect(theirs).toEqual({ ok: true, body: await roma.checkRomaInstanceListV2(input) });
  });

  it("finds the project by the region as our client does", async () => {
    const { region } = emulator.credentials.huaweicloud;
    const { iam: iamEndpoint, roma: endpoint } = emulator.endpoints;
    const before = emulator.requests.length;
    const theirs = await get("/v2/{project_id}/instances", {}, { lookUp: { region, iamEndpoint } });
    const lookedUp = ["KeystoneListProjects 200", "CheckRomaInstanceListV2 200"];
    expect(served(before)).toEqual(lookedUp);
    const { accessKeyId, secretAccessKey } = emulator.credentials.huaweicloud;
    const roma = createRoma({ region, endpoint, iamEndpoint, credentials: { accessKeyId, secretAccessKey } });
    expect(theirs).toEqual({ ok: true, body: await roma.checkRomaInstanceListV2() });
    expect(served(before)).toEqual([...lookedUp, ...lookedUp]);
  });

  it("signs with temporary keys", async () => {
    const { projectId } = emulator.credentials.huaweicloud;
    const { securityToken: token, ...pair } = temporary;
    const path = `/v2/${projectId}/instances`;
    const roma = createRoma({ endpoint: emulator.endpoints.roma, projectId, credentials: temporary });
    const theirs = await get(path, {}, { projectId, credentials: { ...pair, token } });
    expect(theirs).toEqual({ ok: true, body: await roma.checkRomaInstanceListV2() });
    expect(await get(path, {}, { projectId, credentials: pair })).toEqual({ ok: false, status: 401 });
  });
});

describe("IAM by Huawei's own SDK", () => {
  it.each([
    {},
    { name: "cn-north-4" },
    { enabled: true, page: 1, per_page: 1 },
    { page: 2, per_page: 1 },
    { name: "none" },
  ])("lists what our client lists: %o", async (input) => {
    const { iam: endpoint } = emulator.endpoints;
    const { domainId } = emulator.credentials.huaweicloud;
    const iam = createIam({ endpoint, credentials: emulator.credentials.huaweicloud });
    const query = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));
    const theirs = await get("/v3/projects", query, { endpoint, domainId });
    expect(theirs).toEqual({ ok: true, body: await iam.keystoneListProjects(input) });
  });
});

describe("wrong keys", () => {
  it("are refused, theirs as ours, and its log stays where it is", async () => {
    const own = await startEmulator();
    const other = await startWitness("huaweicloud");
    let printed = "";
    try {
      const { accessKeyId, projectId } = own.credentials.huaweicloud;
      const wrong = { accessKeyId, secretAccessKey: "wrong-secret-access-key" };
      const endpoint = own.endpoints.roma;
      const path = `/v2/${projectId}/instances`;
      const theirs = await other.call({ endpoint, method: "GET", path, query: {}, credentials: wrong, projectId });
      const ours = await createRoma({ endpoint, projectId, credentials: wrong }).checkRomaInstanceListV2().safe();
      expect(theirs).toEqual({ ok: false, status: 401 });
      expect(!ours.ok && ours.error).toMatchObject({ kind: "api", status: 401 });
      expect(own.requests.map(({ status }) => status)).toEqual([401, 401]);
    } finally {
      printed = await other.close();
      await own.close();
    }
    // This is why it runs in a process of its own.
    expect(printed).toContain("Signature=");
  });
});
