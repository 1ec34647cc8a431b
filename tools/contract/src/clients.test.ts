import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBcc, type ReservedInstance } from "@yunfan/baiducloud/bcc";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const lines = (from: number) =>
  emulator.requests.slice(from).map(({ method, target, status }) => `${method} ${target} ${status}`);

describe("ROMA Connect", () => {
  const place = () => ({
    region: "cn-north-4",
    endpoint: emulator.endpoints.roma,
    iamEndpoint: emulator.endpoints.iam,
  });

  it("lists by key pair, the project found once by the region", async () => {
    const { accessKeyId, secretAccessKey, projectId } = emulator.credentials.huaweicloud;
    const before = emulator.requests.length;
    const roma = createRoma({ ...place(), credentials: { accessKeyId, secretAccessKey } });
    const page = await roma.checkRomaInstanceListV2({ limit: 2 });
    expect(page.size).toBe(2);
    const names: (string | undefined)[] = [];
    for await (const { name } of roma.checkRomaInstanceListV2.items({ limit: 5 })) names.push(name);
    expect(new Set(names).size).toBe(page.total);
    expect(lines(before)).toEqual([
      "GET /v3/projects?name=cn-north-4 200",
      `GET /v2/${projectId}/instances?limit=2 200`,
      ...[0, 5, 10].map((offset) => `GET /v2/${projectId}/instances?limit=5&offset=${offset} 200`),
    ]);
  });

  it("lists by a token that many calls share, its project known from the token", async () => {
    const { region, domainName, userName, password, projectId } = emulator.credentials.huaweicloud;
    const before = emulator.requests.length;
    const credentials = iamPasswordToken({ region, endpoint: emulator.endpoints.iam, domainName, userName, password });
    const roma = createRoma({ ...place(), credentials });
    const pages = await Promise.all(
      [1, 2, 3].map((limit) => roma.checkRomaInstanceListV2({ limit, status: "RUNNING" })),
    );
    expect(pages.map(({ size }) => size)).toEqual([1, 2, 3]);
    for (const { instances } of pages) for (const { status } of instances ?? []) expect(status).toBe("RUNNING");
    const [first, ...rest] = lines(before);
    expect(first).toBe("POST /v3/auth/tokens?nocatalog=true 201");
    expect(rest.sort()).toEqual(
      [1, 2, 3].map((limit) => `GET /v2/${projectId}/instances?limit=${limit}&status=RUNNING 200`).sort(),
    );
  });

  it("gives the 200 instances that can be reached, and says that no further ones can", async () => {
    const { projectId: project_id } = emulator.credentials.huaweicloud;
    const romaInstances = Array.from({ length: 250 }, (_, i) => ({ id: `i-${i}`, project_id, status: "RUNNING" }));
    const big = await startEmulator({ seed: { romaInstances } });
    try {
      const { huaweicloud } = big.credentials;
      const options = { credentials: huaweicloud, projectId: huaweicloud.projectId };
      const roma = createRoma({ endpoint: big.endpoints.roma, ...options });
      const ids: (string | undefined)[] = [];
      const walk = async () => {
        for await (const { id } of roma.checkRomaInstanceListV2.items()) ids.push(id);
      };
      await expect(walk()).rejects.toThrow(
        "CheckRomaInstanceListV2: the last 50 of 250 records cannot be reached: the next offset is 200, and 100 is the " +
          "largest that the service takes; narrow the list with a filter or raise limit",
      );
      expect(ids).toEqual(romaInstances.slice(0, 200).map(({ id }) => id));
      expect(big.requests.map(({ status }) => status)).toEqual([200, 200]);
      const { items, complete } = await roma.checkRomaInstanceListV2.collect({}, { max: 200 });
      expect([items.length, complete]).toEqual([200, false]);
    } finally {
      await big.close();
    }
  });

  it("signs with temporary keys", async () => {
    const temporary = {
      accessKeyId: "TEMPORARY",
      secretAccessKey: "temporary-secret-key",
      securityToken: "security-token+/=",
    };
    const other = await startEmulator({ credentials: { huaweicloud: [temporary] } });
    try {
      const { projectId } = other.credentials.huaweicloud;
      const roma = createRoma({ endpoint: other.endpoints.roma, projectId, credentials: temporary });
      expect((await roma.checkRomaInstanceListV2()).total).toBeGreaterThan(0);
      const { securityToken: _, ...half } = temporary;
      const result = await createRoma({ endpoint: other.endpoints.roma, projectId, credentials: half })
        .checkRomaInstanceListV2()
        .safe();
      expect(!result.ok && result.error).toMatchObject({ kind: "api", status: 401 });
    } finally {
      await other.close();
    }
  });
});

describe("IAM", () => {
  it("answers a token request with the token in its header", async () => {
    const { domainName, userName, password } = emulator.credentials.huaweicloud;
    const iam = createIam({ endpoint: emulator.endpoints.iam });
    const user = { name: userName, password, domain: { name: domainName } };
    const auth = {
      identity: { methods: ["password" as const], password: { user } },
      scope: { domain: { name: domainName } },
    };
    const { data, response } = await iam.keystoneCreateUserTokenByPassword({ auth }).withResponse();
    expect(response.headers.get("X-Subject-Token")).toMatch(/^\S{20,}$/);
    expect(data.token.domain?.name).toBe(domainName);
    expect(data.token.catalog.length).toBeGreaterThan(0);
    expect(Date.parse(data.token.expires_at)).toBeGreaterThan(Date.now());
  });
});

describe("BCC", () => {
  const bcc = () => createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud });

  it("lists every coupon once, over as many pages as it takes, in the order asked for", async () => {
    const before = emulator.requests.length;
    const coupons: ReservedInstance[] = [];
    for await (const coupon of bcc().listReservedInstances.items({
      maxKeys: 7,
      sortKey: "expireTime",
      sortDir: "desc",
    })) {
      coupons.push(coupon);
    }
    const { totalCount } = await bcc().listReservedInstances();
    expect(coupons).toHaveLength(totalCount ?? -1);
    expect(new Set(coupons.map(({ reservedInstanceId }) => reservedInstanceId)).size).toBe(totalCount);
    const times = coupons.map(({ expireTime }) => Date.parse(expireTime ?? ""));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(lines(before)).toHaveLength(Math.ceil((totalCount ?? 0) / 7) + 1);
  });

  it("takes up a walk at the marker of an earlier page", async () => {
    const first = await bcc().listReservedInstances({ maxKeys: 30 });
    const rest: ReservedInstance[] = [];
    for await (const page of bcc().listReservedInstances.pages({ maxKeys: 30 }, { from: first.nextMarker ?? "" })) {
      rest.push(...(page.reservedInstances ?? []));
    }
    expect(rest).toHaveLength((first.totalCount ?? 0) - 30);
  });

  it("filters by what the body says, whatever the characters", async () => {
    const all = await bcc().listReservedInstances();
    const [one] = all.reservedInstances ?? [];
    const { reservedInstanceName, zoneName } = one ?? {};
    if (reservedInstanceName === undefined || zoneName === undefined) throw new Error("the seed has no coupon");
    const found = await bcc().listReservedInstances({ reservedInstanceName, zoneName });
    expect(found.reservedInstances).toContainEqual(one);
    expect((await bcc().listReservedInstances({ reservedInstanceName: '预留 "券" \u{1F600}' })).totalCount).toBe(0);
  });

  it("ends the walk with a clear error on the answer that the vendor's page prints as its sample", async () => {
    const sample = {
      totalCount: 1,
      marker: null,
      maxKeys: 1000,
      nextMarker: null,
      isTruncated: true,
      reservedInstances: [{}],
    };
    emulator.answerNext("ListReservedInstances", { status: 200, body: JSON.stringify(sample) });
    const walk = async () => {
      for await (const coupon of bcc().listReservedInstances.items()) expect(coupon).toEqual({});
    };
    await expect(walk()).rejects.toThrow("isTruncated is true) but gives no nextMarker");
  });
});
