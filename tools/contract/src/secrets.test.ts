import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import { startEmulator, type Emulator, type OperationId } from "@yunfan/emulator";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

// A gateway that echoes what it received, through each real client: whatever is secret must not come back.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const secret = "s3cret/0+value=";
const projectId = "0123456789abcdef";
const pair = { accessKeyId: "AK", secretAccessKey: "another-secret-key" };

const cases: [name: string, operation: OperationId, call: () => Promise<unknown>][] = [
  [
    "Huawei Cloud's secret key",
    "CheckRomaInstanceListV2",
    () =>
      createRoma({ endpoint: emulator.endpoints.roma, projectId, credentials: { ...pair, secretAccessKey: secret } })
        .checkRomaInstanceListV2()
        .safe(),
  ],
  [
    "Huawei Cloud's security token",
    "CheckRomaInstanceListV2",
    () =>
      createRoma({ endpoint: emulator.endpoints.roma, projectId, credentials: { ...pair, securityToken: secret } })
        .checkRomaInstanceListV2()
        .safe(),
  ],
  [
    "an IAM token",
    "CheckRomaInstanceListV2",
    () =>
      createRoma({ endpoint: emulator.endpoints.roma, projectId, credentials: { token: secret } })
        .checkRomaInstanceListV2()
        .safe(),
  ],
  [
    "a password",
    "KeystoneCreateUserTokenByPassword",
    () => {
      const user = { name: "n", password: secret, domain: { name: "d" } };
      const auth = {
        identity: { methods: ["password" as const], password: { user } },
        scope: { domain: { name: "d" } },
      };
      return createIam({ endpoint: emulator.endpoints.iam }).keystoneCreateUserTokenByPassword({ auth }).safe();
    },
  ],
  [
    "a token in a body",
    "CreateTemporaryAccessKeyByToken",
    () => {
      const identity = { methods: ["token" as const], token: { id: secret } };
      return createIam({ endpoint: emulator.endpoints.iam, credentials: { token: "another-token" } })
        .createTemporaryAccessKeyByToken({ auth: { identity } })
        .safe();
    },
  ],
  [
    "Baidu's secret key",
    "ListReservedInstances",
    () =>
      createBcc({ endpoint: emulator.endpoints.bcc, credentials: { ...pair, secretAccessKey: secret } })
        .listReservedInstances()
        .safe(),
  ],
  [
    "Baidu's session token",
    "ListReservedInstances",
    () =>
      createBcc({ endpoint: emulator.endpoints.bcc, credentials: { ...pair, sessionToken: secret } })
        .listReservedInstances()
        .safe(),
  ],
  [
    "the secret key that asks for others",
    "GetSessionToken",
    () =>
      createSts({ endpoint: emulator.endpoints.sts, credentials: { ...pair, secretAccessKey: secret } })
        .getSessionToken()
        .safe(),
  ],
  [
    "the session token that asks for a role",
    "AssumeRole",
    () =>
      createSts({ endpoint: emulator.endpoints.sts, credentials: { ...pair, sessionToken: secret } })
        .assumeRole({ accountId: "a", roleName: "r" })
        .safe(),
  ],
];

it.each(cases)("%s does not come back in an error", async (_, operation, call) => {
  const body = { code: "X", error_code: "X", message: `got ${secret}`, error_msg: `got ${secret}` };
  const headers = {
    "X-Request-Id": `id-${encodeURIComponent(secret)}`,
    "x-bce-request-id": `id-${encodeURIComponent(secret)}`,
  };
  emulator.answerNext(operation, { status: 401, headers, body: JSON.stringify(body) });
  const result = await call();
  expect(result).toMatchObject({ ok: false, error: { kind: "api", status: 401, requestId: "id-***" } });
  const shown = inspect(result, { depth: 9, showHidden: true }) + JSON.stringify(result);
  expect(shown).toContain("got ***");
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(encodeURIComponent(secret));
});
