import { createBcc, type ListReservedInstancesInput } from "@yunfan/baiducloud/bcc";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Reply } from "../process/protocol.js";
import { startWitness, type Witness } from "../process/witness.js";

const temporary = { accessKeyId: "TEMPORARY", secretAccessKey: "temporary-secret-key", sessionToken: "token+/=" };
let emulator: Emulator;
let witness: Witness;
beforeAll(async () => {
  emulator = await startEmulator({ credentials: { baiducloud: [temporary] } });
  witness = await startWitness("baiducloud");
});
afterAll(async () => {
  await Promise.all([emulator.close(), witness.close()]);
});

/** Lists with Baidu's client; `marker` and `maxKeys` go into the query, as the document has it. */
function list(
  { marker, maxKeys, ...body }: ListReservedInstancesInput,
  credentials?: Call["credentials"],
): Promise<Reply> {
  const { accessKeyId, secretAccessKey } = emulator.credentials.baiducloud;
  return witness.call({
    endpoint: emulator.endpoints.bcc,
    method: "POST",
    path: "/v2/instance/reserved/list",
    query: { ...(marker === undefined ? {} : { marker }), ...(maxKeys === undefined ? {} : { maxKeys }) },
    body,
    credentials: credentials ?? { accessKeyId, secretAccessKey },
  });
}

describe("BCC by Baidu's own SDK", () => {
  const inputs: ListReservedInstancesInput[] = [
    {},
    { maxKeys: 7 },
    { zoneName: "cn-bj-a" },
    { osType: "linux", sortKey: "expireTime", sortDir: "desc", maxKeys: 5 },
    { sortKey: "instanceCount", sortDir: "asc" },
    { reservedInstanceName: "没有" },
    { isDeduct: false },
  ];

  it.each(inputs)("lists what our client lists: %o", async (input) => {
    const bcc = createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud });
    const before = emulator.requests.length;
    const theirs = await list(input);
    expect(emulator.requests.slice(before).map(({ operation, status }) => [operation, status])).toEqual([
      ["ListReservedInstances", 200],
    ]);
    expect(theirs).toEqual({ ok: true, body: await bcc.listReservedInstances(input) });
  });

  it("walks the pages that our client walks", async () => {
    const bcc = createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud });
    let marker: string | undefined;
    let pages = 0;
    for await (const page of bcc.listReservedInstances.pages({ sortKey: "osType", maxKeys: 10 })) {
      const theirs = await list({ sortKey: "osType", maxKeys: 10, ...(marker === undefined ? {} : { marker }) });
      expect(theirs).toEqual({ ok: true, body: page });
      marker = page.nextMarker ?? undefined;
      pages += 1;
    }
    expect(pages).toBe(4);
    expect(marker).toBeUndefined();
  });

  it("signs with temporary keys", async () => {
    const { sessionToken: token, ...pair } = temporary;
    const bcc = createBcc({ endpoint: emulator.endpoints.bcc, credentials: temporary });
    expect(await list({ maxKeys: 3 }, { ...pair, token })).toEqual({
      ok: true,
      body: await bcc.listReservedInstances({ maxKeys: 3 }),
    });
  });
});

describe("wrong keys", () => {
  it("are refused, theirs as ours", async () => {
    const other = await startWitness("baiducloud");
    try {
      const { accessKeyId } = emulator.credentials.baiducloud;
      const wrong = { accessKeyId, secretAccessKey: "wrong-secret-access-key" };
      const endpoint = emulator.endpoints.bcc;
      const path = "/v2/instance/reserved/list";
      const theirs = await other.call({ endpoint, method: "POST", path, query: {}, credentials: wrong });
      const ours = await createBcc({ endpoint, credentials: wrong }).listReservedInstances().safe();
      expect(theirs).toEqual({ ok: false, status: 400 });
      expect(!ours.ok && ours.error).toMatchObject({ kind: "api", status: 400 });
    } finally {
      await other.close();
    }
  });
});
