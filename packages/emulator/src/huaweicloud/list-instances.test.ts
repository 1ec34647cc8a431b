import { describe, expect, it } from "vitest";
import { callHuawei, instancesOf, json, start, tokenOf } from "../../test/client.js";

interface Page {
  total: number;
  size: number;
  instances: { id: string; status: string; project_id: string }[];
}

const code = async (answer: Response | Promise<Response>) => {
  const got = await answer;
  return [got.status, (await json<{ error_code: string }>(got)).error_code];
};

describe("CheckRomaInstanceListV2", () => {
  it("gives ten instances where no limit is named, and the rest behind them", async () => {
    const emulator = await start();
    const first = await json<Page>(callHuawei(emulator, "roma", instancesOf(emulator)));
    const second = await json<Page>(callHuawei(emulator, "roma", `${instancesOf(emulator)}?offset=10`));
    expect([first.total, first.size, first.instances.length]).toEqual([12, 10, 10]);
    expect([second.total, second.size]).toEqual([12, 2]);
    expect(new Set([...first.instances, ...second.instances].map(({ id }) => id)).size).toBe(12);
  });

  it("counts all that match, whatever the page", async () => {
    const emulator = await start();
    const page = await json<Page>(callHuawei(emulator, "roma", `${instancesOf(emulator)}?status=RUNNING&limit=2`));
    expect([page.total, page.size]).toEqual([7, 2]);
    expect(new Set(page.instances.map(({ status }) => status))).toEqual(new Set(["RUNNING"]));
    const none = await json<Page>(callHuawei(emulator, "roma", `${instancesOf(emulator)}?limit=0`));
    expect(none).toEqual({ total: 12, size: 0, instances: [] });
    const past = await json<Page>(callHuawei(emulator, "roma", `${instancesOf(emulator)}?offset=100`));
    expect(past).toEqual({ total: 12, size: 0, instances: [] });
  });

  it.each([
    ["limit=101", "limit"],
    ["limit=-1", "limit"],
    ["limit=ten", "limit"],
    ["limit=", "limit"],
    ["limit=1.5", "limit"],
    ["offset=101", "offset"],
    ["status=BROKEN", "status"],
    ["status=%E4%BA", "query"],
  ])("refuses ?%s and names the parameter", async (query, name) => {
    const emulator = await start();
    const answer = await callHuawei(emulator, "roma", `${instancesOf(emulator)}?${query}`);
    expect(answer.status).toBe(400);
    expect(await json(answer)).toMatchObject({
      error_code: "ROMA.00013000",
      error_msg: `Invalid parameter value,parameterName:${name}. Please refer to the support documentation`,
    });
  });

  it("ignores what it does not know, and remarks on it", async () => {
    const emulator = await start();
    const path = `${instancesOf(emulator)}?name=x&limit=1&limit=2`;
    expect((await json<Page>(callHuawei(emulator, "roma", path))).size).toBe(1);
    expect(emulator.requests.at(-1)?.warnings).toEqual([
      "query limit: sent 2 times, the first one taken",
      "query name: undocumented, ignored",
    ]);
  });

  it("shows each project its own instances", async () => {
    const emulator = await start();
    const { projects } = await json<{ projects: { id: string }[] }>(
      callHuawei(emulator, "iam", "/v3/projects?name=cn-north-4_staging"),
    );
    const page = await json<Page>(callHuawei(emulator, "roma", `/v2/${projects[0]?.id}/instances`));
    expect(page.total).toBe(2);
    expect(new Set(page.instances.map((one) => one.project_id))).toEqual(new Set([projects[0]?.id]));
  });

  it("refuses unknown, foreign and shut projects, and tokens of another scope", async () => {
    const other = { accessKeyId: "OTHER", secretAccessKey: "other-secret", domainId: "o".repeat(32) };
    const emulator = await start({ credentials: { huaweicloud: [other] } });
    const retired = await json<{ projects: { id: string }[] }>(
      callHuawei(emulator, "iam", "/v3/projects?enabled=false"),
    );
    const shut = `/v2/${retired.projects[0]?.id}/instances`;
    expect(await code(callHuawei(emulator, "roma", shut))).toEqual([403, "APIGW.0310"]);
    expect(await code(callHuawei(emulator, "roma", `/v2/${"0".repeat(32)}/instances`))).toEqual([403, "APIGW.0310"]);
    expect(await code(callHuawei(emulator, "roma", instancesOf(emulator), { key: other }))).toEqual([
      403,
      "APIGW.0310",
    ]);
    const token = await tokenOf(emulator, { project: { name: "cn-north-4_staging" } });
    const url = emulator.endpoints.roma + instancesOf(emulator);
    expect(await code(fetch(url, { headers: { "X-Auth-Token": token } }))).toEqual([403, "ROMA.00012000"]);
    expect(await code(callHuawei(emulator, "roma", "/v2/short/instances"))).toEqual([400, "ROMA.00013000"]);
  });
});
