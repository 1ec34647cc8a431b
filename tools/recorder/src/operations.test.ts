import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, compilers } from "@yunfan-tools/contract/compile";
import { printProgram } from "@yunfan-tools/contract/program";
import type { LocatedRecording } from "@yunfan-tools/contract/recording";
import { root } from "@yunfan-tools/contract/root";
import { answerProblems, claimsOf, originProblems, requestProblems } from "@yunfan-tools/contract/recording-checks";
import { startVendorNetwork, type VendorNetwork } from "@yunfan-tools/contract/vendor-network";
import { operationsOf, served } from "./catalogue.js";
import { ownFolder, readRecording, runRecorder } from "./testing.js";

// The command, as it stands, against the vendors' host names on loopback, over TLS with a certificate of our own.

let network: VendorNetwork;
beforeAll(async () => {
  network = await startVendorNetwork();
});
afterAll(() => network.close());

const record = (args: readonly string[], stdin?: string) => runRecorder(args, network.env, stdin);

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

/** Those that the emulator behind the host names tells something of its own about. */
const operations = Object.keys(served)
  .flatMap((provider) => operationsOf(provider))
  .filter(({ service, operation }) => Object.hasOwn(regions, service) && Object.hasOwn(inputs, operation.id));

describe("each operation of both providers", () => {
  const recorded: LocatedRecording[] = [];

  it.each(operations)("$operation.id is recorded", async ({ provider, service, version, operation }) => {
    const file = join(ownFolder(), "x.json");
    const args = [provider, `${service}.${operation.id}`, ...(regions[service] ?? []), "--input", "@-", "--out", file];
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
    const ids = Array.from("abcdef", (one) => one).map((character) => character.repeat(32));
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

it("every service of every package can be recorded", () => {
  for (const [provider, services] of Object.entries(served)) {
    const source = join(root, "packages", provider, "src");
    const published = readdirSync(source).filter((name) => existsSync(join(source, name, "generated/openapi.json")));
    expect([...services].sort()).toEqual(published.sort());
  }
  expect(Object.keys(inputs).sort()).toEqual(operations.map(({ operation }) => operation.id).sort());
});
