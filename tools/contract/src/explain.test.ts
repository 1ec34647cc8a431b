import { afterAll, beforeAll, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import type { Explanation } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { documented } from "./causes.js";

// What each operation of each client explains is what it then sends, its secrets apart.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ now: () => now });
});
afterAll(() => emulator.close());

const now = new Date("2026-11-22T10:00:00Z");

interface Explained {
  readonly explain: () => Promise<Explanation>;
  readonly call: () => PromiseLike<unknown>;
  /** Whether a signature is made for it. */
  readonly signed: "huaweicloud" | "baiducloud" | false;
}

/** Every operation, and the secrets that its client holds. */
function everyOperation(): { operations: Record<string, Explained>; secrets: string[] } {
  const { endpoints } = emulator;
  const { huaweicloud, baiducloud } = emulator.credentials;
  const { accessKeyId, secretAccessKey, projectId, domainName, userName, password } = huaweicloud;
  const pair = { accessKeyId, secretAccessKey };
  const iam = createIam({ endpoint: endpoints.iam, credentials: pair, now: () => now });
  const roma = createRoma({ endpoint: endpoints.roma, credentials: pair, projectId, now: () => now });
  const bcc = createBcc({ endpoint: endpoints.bcc, credentials: baiducloud, now: () => now });
  const sts = createSts({ endpoint: endpoints.sts, credentials: baiducloud, now: () => now });

  const user = { name: userName, password, domain: { name: domainName } };
  const login = {
    auth: {
      identity: { methods: ["password" as const], password: { user } },
      scope: { domain: { name: domainName } },
    },
  };
  const ofToken = { auth: { identity: { methods: ["token" as const], token: { id: "secret-token-of-mine" } } } };
  const role = { agency_name: "operations", domain_name: "stranger" };
  const ofAgency = { auth: { identity: { methods: ["assume_role" as const], assume_role: role } } };
  return {
    secrets: [secretAccessKey, password, "secret-token-of-mine", baiducloud.secretAccessKey],
    operations: {
      CheckRomaInstanceListV2: {
        explain: () => roma.explain("checkRomaInstanceListV2", { limit: 5, status: "RUNNING" }),
        call: () => roma.checkRomaInstanceListV2({ limit: 5, status: "RUNNING" }),
        signed: "huaweicloud",
      },
      KeystoneCreateUserTokenByPassword: {
        explain: () => iam.explain("keystoneCreateUserTokenByPassword", login),
        call: () => iam.keystoneCreateUserTokenByPassword(login),
        signed: false,
      },
      KeystoneListProjects: {
        explain: () => iam.explain("keystoneListProjects", { name: "it's" }),
        call: () => iam.keystoneListProjects({ name: "it's" }),
        signed: "huaweicloud",
      },
      CreateTemporaryAccessKeyByToken: {
        explain: () => iam.explain("createTemporaryAccessKeyByToken", ofToken),
        call: () => iam.createTemporaryAccessKeyByToken(ofToken).safe(),
        signed: "huaweicloud",
      },
      CreateTemporaryAccessKeyByAgency: {
        explain: () => iam.explain("createTemporaryAccessKeyByAgency", ofAgency),
        call: () => iam.createTemporaryAccessKeyByAgency(ofAgency),
        signed: "huaweicloud",
      },
      ListReservedInstances: {
        explain: () => bcc.explain("listReservedInstances", { maxKeys: 5, zoneName: "it's" }),
        call: () => bcc.listReservedInstances({ maxKeys: 5, zoneName: "it's" }),
        signed: "baiducloud",
      },
      GetSessionToken: {
        explain: () => sts.explain("getSessionToken", { durationSeconds: 900 }),
        call: () => sts.getSessionToken({ durationSeconds: 900 }),
        signed: "baiducloud",
      },
      AssumeRole: {
        explain: () => sts.explain("assumeRole", { accountId: "a", roleName: "r" }),
        call: () => sts.assumeRole({ accountId: "a", roleName: "r" }).safe(),
        signed: "baiducloud",
      },
    },
  };
}

const names = [
  "CheckRomaInstanceListV2",
  "KeystoneCreateUserTokenByPassword",
  "KeystoneListProjects",
  "CreateTemporaryAccessKeyByToken",
  "CreateTemporaryAccessKeyByAgency",
  "ListReservedInstances",
  "GetSessionToken",
  "AssumeRole",
];

it("every operation of the services that the emulator models stands here", () => {
  expect(new Set(documented.map(({ id }) => id))).toEqual(new Set(names));
});

it.each(names)("%s explains what it sends", async (name) => {
  const { operations, secrets } = everyOperation();
  const { explain, call, signed } = operations[name] ?? expect.fail(name);
  const before = emulator.requests.length;
  const explained = await explain();
  expect(emulator.requests).toHaveLength(before);
  await call();
  const sent = emulator.requests.at(-1) ?? expect.fail("nothing was sent");

  const { method, url, headers, body, canonicalRequest, stringToSign, signedHeaders, curl } = explained;
  const { pathname, search } = new URL(url);
  expect([explained.operation, method, pathname + search]).toEqual([name, sent.method, sent.target]);
  expect(body ?? "").toBe(sent.body);
  for (const [header, value] of Object.entries(headers)) {
    if (/\*\*\*/.test(value)) expect(sent.headers[header.toLowerCase()]).toBe("***");
    else expect(sent.headers[header.toLowerCase()]).toBe(value);
  }
  expect("Authorization" in headers).toBe(signed !== false);
  expect(canonicalRequest !== undefined).toBe(signed !== false);
  expect(stringToSign !== undefined).toBe(signed === "huaweicloud");
  for (const header of signedHeaders ?? []) expect(canonicalRequest).toContain(`\n${header}:`);
  expect(curl.startsWith(`curl -X ${method} '${url.replaceAll("'", String.raw`'\''`)}'`)).toBe(true);
  for (const secret of secrets) expect(JSON.stringify(explained)).not.toContain(secret);
});
