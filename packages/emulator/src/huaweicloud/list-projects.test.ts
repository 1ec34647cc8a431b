import { describe, expect, it } from "vitest";
import { callHuawei, json, start, tokenOf } from "../../test/client.js";

interface List {
  links: { self: string; next: string | null; previous: string | null };
  projects: {
    id: string;
    name: string;
    domain_id: string;
    parent_id: string;
    enabled: boolean;
    links: { self: string };
  }[];
}

describe("KeystoneListProjects", () => {
  it("lists the projects of the caller's account alone", async () => {
    const emulator = await start();
    const { domainId } = emulator.credentials.huaweicloud;
    const list = await json<List>(callHuawei(emulator, "iam", "/v3/projects"));
    expect(list.projects).toHaveLength(4);
    expect(new Set(list.projects.map((one) => one.domain_id))).toEqual(new Set([domainId]));
    expect(list.links).toEqual({ self: `${emulator.endpoints.iam}/v3/projects`, next: null, previous: null });
    const token = { "X-Auth-Token": await tokenOf(emulator) };
    expect(await json(fetch(`${emulator.endpoints.iam}/v3/projects`, { headers: token }))).toEqual(list);
  });

  it("filters by every documented parameter", async () => {
    const emulator = await start();
    const { domainId, projectId } = emulator.credentials.huaweicloud;
    const names = async (query: string) =>
      (await json<List>(callHuawei(emulator, "iam", `/v3/projects?${query}`))).projects.map(({ name }) => name);
    expect(await names("name=cn-north-4")).toEqual(["cn-north-4"]);
    expect(await names("name=cn-nowhere-1")).toEqual([]);
    expect(await names("enabled=false")).toEqual(["cn-north-4_retired"]);
    expect(await names(`parent_id=${projectId}`)).toEqual(["cn-north-4_staging", "cn-north-4_retired"]);
    expect(await names(`parent_id=${domainId}&domain_id=${domainId}`)).toEqual(["cn-north-4", "cn-east-3"]);
    expect(await names("is_domain=true")).toEqual([]);
  });

  it("can have several projects of one name, when the seed has", async () => {
    const domain_id = "d".repeat(32);
    const emulator = await start({
      seed: {
        accounts: [{ id: domain_id, name: "own" }],
        users: [{ id: "u", name: "operator", password: "pw", domain_id }],
        projects: ["1", "2"].map((n) => ({ id: n.repeat(32), name: "cn-north-4", domain_id })),
      },
    });
    const list = await json<List>(callHuawei(emulator, "iam", "/v3/projects?name=cn-north-4"));
    expect(list.projects.map(({ id }) => id)).toEqual(["1".repeat(32), "2".repeat(32)]);
  });

  it("pages, and links to the pages around", async () => {
    const emulator = await start();
    const list = (query: string) => json<List>(callHuawei(emulator, "iam", `/v3/projects?${query}`));
    const first = await list("page=1&per_page=3");
    const second = await list("page=2&per_page=3");
    const past = await list("page=9&per_page=3");
    expect([first, second, past].map(({ projects }) => projects.length)).toEqual([3, 1, 0]);
    expect(first.links.previous).toBeNull();
    expect(second.links.next).toBeNull();
    const followed = await json<List>(
      callHuawei(emulator, "iam", String(first.links.next).slice(emulator.endpoints.iam.length)),
    );
    expect(followed).toEqual(second);
  });

  it.each([
    ["page=1", 400],
    ["per_page=10", 400],
    ["page=0&per_page=10", 400],
    ["page=1&per_page=5001", 400],
    ["enabled=yes", 400],
    ["domain_id=nobody", 404],
    ["parent_id=nobody", 404],
  ])("refuses ?%s with %i", async (query, status) => {
    const emulator = await start();
    expect((await callHuawei(emulator, "iam", `/v3/projects?${query}`)).status).toBe(status);
  });

  it("answers its own refusals in IAM's shape, those of the gateway in the gateway's", async () => {
    const emulator = await start();
    const wrong = { ...emulator.credentials.huaweicloud, secretAccessKey: "wrong" };
    const refused = await callHuawei(emulator, "iam", "/v3/projects", { key: wrong });
    expect(refused.status).toBe(401);
    const body = await json(refused);
    expect(Object.keys(body)).toEqual(["error_code", "error_msg", "request_id"]);
    expect(body).toMatchObject({ error_code: "APIGW.0301", request_id: refused.headers.get("x-request-id") });
    expect(await json(callHuawei(emulator, "iam", "/v3/nothing"))).toMatchObject({ error_code: "APIGW.0101" });
    expect(await json(callHuawei(emulator, "iam", "/v3/projects?domain_id=nobody"))).toEqual({
      error: { code: 404, message: "Could not find domain: nobody.", title: "Not Found" },
    });
  });
});
