import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callBaidu, callHuawei, json, LIST, start } from "../../test/client.js";
import { startEmulator } from "../start.js";
import { readSeedFolder } from "./folder.js";
import { loadSeed } from "./load.js";

const situation = { huaweicloud: "cn-north-4", baiducloud: "bj", now: new Date(0) };
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-seed-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

it("answers from the files of a folder, and from the defaults for the rest", async () => {
  write("reserved-instances.json", '[{"reservedInstanceId":"r-own","expireTime":"2030-01-01T00:00:00Z"}]');
  write("notes.txt", "not a list");
  const emulator = await start({ seed: folder });
  expect(await json(callBaidu(emulator, LIST))).toMatchObject({
    totalCount: 1,
    reservedInstances: [{ reservedInstanceId: "r-own", expireTime: "2030-01-01T00:00:00Z" }],
  });
  const { projects } = await json<{ projects: unknown[] }>(callHuawei(emulator, "iam", "/v3/projects"));
  expect(projects).toHaveLength(4);
});

it("names the file, the index and the field that do not fit", async () => {
  write("roma-instances.json", '[{"id":"1","project_id":"2","status":"RUNNING"},{"id":"3","status":7}]');
  const file = join(folder, "roma-instances.json");
  await expect(startEmulator({ seed: folder })).rejects.toThrow(`${file}[1].status: must be string`);
});

it("has what goes wrong from a file of its own", async () => {
  write("faults.json", '[{"operation":"ListReservedInstances","status":403,"code":"Mine","times":"always"}]');
  const emulator = await start({ seed: folder });
  expect(await json(callBaidu(emulator, LIST))).toMatchObject({ code: "Mine" });
  expect((await callHuawei(emulator, "iam", "/v3/projects")).status).toBe(200);
  write("faults.json", '[{"operation":"ListReservedInstances","delayMs":"5"}]');
  const file = join(folder, "faults.json");
  await expect(startEmulator({ seed: folder })).rejects.toThrow(`${file}[0].delayMs: must be a whole number`);
});

it("says what is wrong with a folder or a file", () => {
  const nowhere = join(folder, "nowhere");
  expect(() => readSeedFolder(nowhere)).toThrow(`${nowhere}: cannot be read as a folder`);
  write("instances.json", "[]");
  expect(() => readSeedFolder(folder)).toThrow("instances.json: no such list; there are accounts.json, users.json");
  rmSync(join(folder, "instances.json"));
  write("users.json", "[");
  expect(() => readSeedFolder(folder)).toThrow("users.json: is not JSON");
});

it("keeps its own copy", () => {
  const given = { reservedInstances: [{ reservedInstanceId: "r-1", tags: [{ tagKey: "a", tagValue: "b" }] }] };
  const seed = loadSeed(given, situation);
  given.reservedInstances.pop();
  expect(seed.reservedInstances).toHaveLength(1);
  expect(loadSeed({}, situation).agencies).toHaveLength(1);
  expect(loadSeed({}, situation).reservedInstances.length).toBeGreaterThanOrEqual(25);
});

it("has no agency between accounts that are not there", () => {
  const accounts = [{ id: "a", name: "own" }];
  const given = { accounts, users: [], projects: [] };
  expect(loadSeed(given, situation).agencies).toEqual([]);
  const agencies = [{ id: "g", name: "ops", domain_id: "a", trust_domain_id: "a" }];
  expect(loadSeed({ ...given, agencies }, situation).agencies).toEqual(agencies);
  write("agencies.json", '[{"id":"g","name":"ops","domain_id":"a","trust_domain_id":"b"}]');
  expect(() => loadSeed(readSeedFolder(folder), situation)).toThrow(
    "seed.agencies[0].domain_id: there is no account a",
  );
});
