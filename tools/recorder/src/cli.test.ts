import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, compilers } from "@yunfan-tools/contract/compile";
import { printProgram } from "@yunfan-tools/contract/program";
import type { LocatedRecording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { answerProblems, claimsOf, originProblems, requestProblems } from "@yunfan-tools/contract/recording-checks";
import { startVendorNetwork, type VendorNetwork } from "@yunfan-tools/contract/vendor-network";
import { operationsOf, served } from "./catalogue.js";
import { filesIn, ownFolder, readRecording, runRecorder } from "./testing.js";

// The command, as it stands, against the vendors' host names on loopback, over TLS with a certificate of our own.

let network: VendorNetwork;
beforeAll(async () => {
  network = await startVendorNetwork();
});
afterAll(() => network.close());

const record = (args: readonly string[], stdin?: string) => runRecorder(args, network.env, stdin);

const operations = Object.keys(served).flatMap((provider) => operationsOf(provider));
const regions: Readonly<Record<string, string[]>> = {
  iam: ["--region", "cn-north-4"],
  roma: ["--region", "cn-north-4"],
  bcc: ["--region", "bj"],
  sts: [],
};
const password = () => network.env["IAM_PASSWORD"] ?? "";
const role = { accountId: "dc9b5191440d4f93851ddffb4e942b75", roleName: "coupon-reader" };
const inputs: Readonly<Record<string, () => object>> = {
  CheckRomaInstanceListV2: () => ({ limit: 5, status: "RUNNING" }),
  KeystoneCreateUserTokenByPassword: () => ({
    auth: {
      identity: {
        methods: ["password"],
        password: { user: { name: "reader", password: password(), domain: { name: "my-account" } } },
      },
      scope: { project: { name: "cn-north-4" } },
    },
  }),
  KeystoneListProjects: () => ({ name: "cn-north-4" }),
  CreateTemporaryAccessKeyByToken: () => ({ auth: { identity: { methods: ["token"] } } }),
  CreateTemporaryAccessKeyByAgency: () => ({
    auth: {
      identity: { methods: ["assume_role"], assume_role: { agency_name: "operations", domain_name: "customer" } },
    },
  }),
  ListReservedInstances: () => ({ maxKeys: 3, zoneName: "cn-bj-a" }),
  GetSessionToken: () => ({ durationSeconds: 900 }),
  AssumeRole: () => role,
};

describe("each operation of both providers", () => {
  const recorded: LocatedRecording[] = [];

  it.each(operations)("$operation.id is recorded", async ({ provider, service, version, operation }) => {
    const file = join(ownFolder(), "x.json");
    const args = [provider, operation.id, ...(regions[service] ?? []), "--input", "@-", "--out", file];
    const run = await record(args, JSON.stringify(inputs[operation.id]?.()));
    expect(run.stderr).toBe("");
    // IAM sends a header that its spec only tells of.
    const iam = ["differs: /response/headers/x-iam-trace-id appeared, and is not documented; left out"];
    expect(run.stdout.split("\n").filter((line) => line.startsWith("differs"))).toEqual(service === "iam" ? iam : []);
    expect(run.code).toBe(service === "iam" ? 3 : 0);

    const { text, recording } = readRecording(file);
    const located: LocatedRecording = { file, provider, service, version, recording };
    recorded.push(located);
    expect([answerProblems(located), originProblems(located), requestProblems(located)]).toEqual([[], [], []]);
    expect(recording.origin).toMatchObject({ kind: "live", source: `https://${recording.request?.headers["Host"]}` });
    const names = ["my-account", "reader", "customer", "operations", "connect", "i-1", role.roleName];
    const ids = [..."abcdef"].map((character) => character.repeat(32));
    for (const own of [...names.map((name) => `"${name}"`), ...ids, ...Object.values(role), ...secretsOf(network)])
      expect(text).not.toContain(own);
  });

  it.each(Object.keys(compilers) as (keyof typeof compilers)[])(
    "satisfies the generated types on %s",
    async (compiler) => {
      expect(recorded).toHaveLength(operations.length);
      const programs = recorded.map((one, i) => [`live-${i}.ts`, printProgram(claimsOf(one))] as const);
      expect(await compile(compiler, Object.fromEntries(programs))).toEqual([]);
    },
  );
});

const secretsOf = ({ env }: VendorNetwork) =>
  Object.entries(env)
    .filter(([name]) => /_(?:AK|SK|ID|KEY|PASSWORD)$/.test(name))
    .map(([, value]) => value);

describe("an answer with more in it than there should be", () => {
  const planted = {
    field: "undocumented-9Qz7Tk2LmPw4",
    header: "header-5Rt8Yp3NvXc6",
    token: "token-in-a-name-8Hj4Kd7Sf2",
    mail: "somebody@corp.example.cn",
    address: "10.20.30.40",
    address6: "fd12:3456:789a::42",
    link: "https://internal.corp.cn/x",
    phone: "13812345678",
    id: "7116d09f88fa41908676fdd4b039e95b",
  };

  it("is recorded without any of it", async () => {
    const file = join(ownFolder(), "x.json");
    const instance = {
      id: planted.id,
      name: planted.token,
      description: `ask ${planted.mail} or ${planted.phone} at ${planted.address} or ${planted.address6}, ${planted.link}`,
      publicip_address: planted.address,
      status: "PAUSED",
      publicip_enable: null,
      flavour: { key: planted.field },
      created_user: { user_id: planted.id, user_name: planted.token },
    };
    network.answerNext("CheckRomaInstanceListV2", {
      status: 200,
      headers: { "X-Session": planted.header, "Set-Cookie": `a=${planted.header}`, "X-Request-Id": planted.id },
      body: JSON.stringify({ total: "1", instances: [instance] }),
    });
    const run = await record(["huaweicloud", "CheckRomaInstanceListV2", "--region", "cn-north-4", "--out", file]);
    const { text, recording } = readRecording(file);
    for (const value of Object.values(planted)) {
      expect(text).not.toContain(value);
      expect(run.stdout + run.stderr).not.toContain(value);
    }
    expect(run.code).toBe(3);
    expect(run.stdout.split("\n").filter((line) => line.startsWith("differs"))).toEqual([
      "differs: /response/headers/x-session appeared, and is not documented; left out",
      "differs: /response/body/total is string, documented as integer; left out",
      'differs: /response/body/instances/*/status has the new word "PAUSED"; left out',
      "differs: /response/body/instances/*/publicip_enable is null, documented as boolean; left out",
      "differs: /response/body/instances/*/flavour appeared, and is not documented; left out",
    ]);
    const [made] = (recording.response.body as { instances: Record<string, unknown>[] }).instances;
    expect(made).toEqual({
      id: expect.stringMatching(/^[\da-f]{32}$/) as string,
      name: expect.stringMatching(
        /^[a-z]{5}-[a-z]{2}-[a-z]-[a-z]{4}-\d[A-Z][a-z]\d[A-Z][a-z]\d[A-Z][a-z]\d$/,
      ) as string,
      description: expect.stringMatching(
        /^[a-z]{3} user-\d+@example\.com [a-z]{2} \d{11} [a-z]{2} 192\.0\.2\.\d+ [a-z]{2} 2001:db8::[\da-f]+, https:\/\/service-\d+\.example\.com\/[a-z]$/,
      ) as string,
      publicip_address: expect.stringMatching(/^192\.0\.2\.\d+$/) as string,
      created_user: { user_id: made?.["id"], user_name: made?.["name"] },
    });
    // Relations survive, across header and body as well.
    expect(recording.response.headers).toEqual({ "X-Request-Id": made?.["id"] });
  });

  it.each([
    [
      "an undocumented status",
      { status: 418, body: "{}" },
      "/response/status is not documented, so nothing of the answer may be kept",
    ],
    ["no JSON", { status: 200, body: "<html>" }, "/response/body is no JSON, so nothing of it may be kept"],
    [
      "a number that is a phone",
      { status: 200, body: JSON.stringify({ total: 13_812_345_678 }) },
      "/response/body/total looks like a phone number",
    ],
    [
      "a value that was to be replaced where it is kept",
      { status: 200, body: JSON.stringify({ total: 98_765_432, instances: [{ name: "98765432" }] }) },
      "/response/body/total holds a value that was to be replaced",
    ],
    [
      "a number too large",
      { status: 200, body: '{"total": 9007199254740993}' },
      "/response/body/total is a number that has lost digits",
    ],
  ])("is not written at all with %s", async (_, answer, problem) => {
    const folder = ownFolder();
    network.answerNext("CheckRomaInstanceListV2", answer);
    const out = ["--out", join(folder, "x.json")];
    const run = await record(["huaweicloud", "CheckRomaInstanceListV2", "--region", "cn-north-4", ...out]);
    expect(run.stderr).toBe(`refused: ${problem}\n`);
    expect(run.code).toBe(1);
    expect(filesIn(folder)).toEqual([]);
  });
});

describe("the file", () => {
  const args = ["baiducloud", "ListReservedInstances", "--region", "bj", "--input", '{"maxKeys":1}'];

  it("is not written over, unless that is said, and nothing is left beside it", async () => {
    const folder = ownFolder();
    const file = join(folder, "x.json");
    writeFileSync(file, "mine");
    const before = network.requests.length;
    const refused = await record([...args, "--out", file]);
    expect(refused).toMatchObject({ code: 1, stderr: `refused: ${file} exists; --force writes over it\n` });
    expect(readFileSync(file, "utf8")).toBe("mine");
    // Nothing was asked of the cloud for it.
    expect(network.requests).toHaveLength(before);
    expect(await record([...args, "--out", file, "--force"])).toMatchObject({ code: 0, stderr: "" });
    expect(readRecording(file).recording.operation).toBe("ListReservedInstances");
    expect(filesIn(folder)).toEqual(["x.json"]);
  });

  it("may hold an error, which is recorded at the first attempt", async () => {
    const file = join(ownFolder(), "x.json");
    network.answerNext("ListReservedInstances", {
      status: 500,
      body: JSON.stringify({ requestId: "r-1", code: "InternalError", message: "host bcc-17 is down" }),
    });
    const run = await record([...args, "--out", file]);
    expect(run.code).toBe(0);
    expect(readRecording(file).recording.response).toMatchObject({
      status: 500,
      body: { code: "InternalError", message: expect.not.stringContaining("bcc-17") as string },
    });
  });
});

describe("arguments", () => {
  const roma = ["huaweicloud", "CheckRomaInstanceListV2"];
  it.each([
    ["no operation", ["huaweicloud"], "give a provider and an operation; --help tells more"],
    ["another provider", ["aws", "X"], "there is no provider aws; there are huaweicloud, baiducloud"],
    [
      "another operation",
      ["baiducloud", "X"],
      "baiducloud has no operation X; it has ListReservedInstances, GetSessionToken, AssumeRole",
    ],
    ["no region", roma, 'region: is needed to find ROMA, such as "cn-north-1"'],
    [
      "a region that makes no sense",
      ["baiducloud", "AssumeRole", "--region", "bj"],
      "--region: sts has one endpoint for all regions; leave it out",
    ],
    ["broken input", [...roma, "--input", '{"password":"hunter2'], "--input: is no JSON"],
    ["input that is no object", [...roma, "--input", "[]"], '--input: must be a JSON object, such as {"limit":5}'],
    ["no input file", [...roma, "--input", "@/nowhere"], "--input: cannot be read (ENOENT)"],
    ["input that the client refuses", [...roma, "--region", "cn-north-4", "--input", '{"limit":500}'], /limit is 500/],
    [
      "plain http",
      [...roma, "--endpoint", "http://roma.cn-north-4.myhuaweicloud.com"],
      "--endpoint: must be an https:// address",
    ],
    [
      "a foreign host",
      [...roma, "--endpoint", "https://roma.example.com"],
      "--endpoint: must be below myhuaweicloud.com; a recording of another host proves nothing",
    ],
    ["an unknown option", [...roma, "--colour"], /Unknown option '--colour'/],
  ])("are unusable with %s", async (_, args, problem) => {
    const run = await record(args);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    if (typeof problem === "string") expect(run.stderr).toBe(`record: ${problem}\n`);
    else expect(run.stderr).toMatch(problem);
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
  });

  it("may ask for help", async () => {
    const run = await record(["--help"]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toContain(
      "Exit status: 0 written, 3 written and the answer differs from the spec, 1 not written",
    );
  });

  it("need credentials beside them", async () => {
    const { HUAWEICLOUD_SDK_AK: _ak, HUAWEICLOUD_SDK_SK: _sk, BCE_ACCESS_KEY_ID: _id, ...env } = network.env;
    const run = await runRecorder(["baiducloud", "GetSessionToken"], { ...env, BCE_SECRET_ACCESS_KEY: "" });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^refused: no answer to record: .*credentials.*\n$/);
  });
});

it("every service of every package can be recorded", () => {
  for (const [provider, services] of Object.entries(served)) {
    const source = join(root, "packages", provider, "src");
    const published = readdirSync(source).filter((name) => existsSync(join(source, name, "generated/openapi.json")));
    expect([...services].sort()).toEqual(published.sort());
  }
  expect(Object.keys(inputs).sort()).toEqual(operations.map(({ operation }) => operation.id).sort());
});
