import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import type { Result } from "@yunfan/client-core";
import { startEmulator, type Emulator, type OperationId } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { allRecordings } from "./recording.js";
import { Spec } from "./spec.js";

// Every documented status of every operation, met by the client over a real socket. A status that a plain caller can
// cause is caused; one that it cannot (the client refuses bad input itself, nobody can break the cloud) is asked for.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const specs = {
  iam: new Spec("huaweicloud", "iam"),
  roma: new Spec("huaweicloud", "roma"),
  bcc: new Spec("baiducloud", "bcc"),
  sts: new Spec("baiducloud", "sts"),
};
// One attempt: what a status becomes is asked here, not what repeating does.
const retry = { maxAttempts: 1 };
const wrong = { secretAccessKey: "not-the-secret-key-0000000000000000" };

function passwordAuth(change: { password?: string; project?: string } = {}) {
  const { domainName, userName, password, region } = emulator.credentials.huaweicloud;
  const user = { name: userName, password: change.password ?? password, domain: { name: domainName } };
  const scope = { project: { name: change.project ?? region } };
  return { auth: { identity: { methods: ["password" as const], password: { user } }, scope } };
}

const tokenAuth = { auth: { identity: { methods: ["token" as const] } } };

function agencyAuth(agency_name: string) {
  const assume_role = { agency_name, domain_name: "stranger" };
  return { auth: { identity: { methods: ["assume_role" as const], assume_role } } };
}

const iam = (credentials = {}) =>
  createIam({
    endpoint: emulator.endpoints.iam,
    retry,
    credentials: { ...emulator.credentials.huaweicloud, ...credentials },
  });
const roma = (credentials = {}) =>
  createRoma({
    endpoint: emulator.endpoints.roma,
    retry,
    credentials: { ...emulator.credentials.huaweicloud, ...credentials },
  });
const bcc = (credentials = {}) =>
  createBcc({
    endpoint: emulator.endpoints.bcc,
    retry,
    credentials: { ...emulator.credentials.baiducloud, ...credentials },
  });

const sts = (credentials = {}) =>
  createSts({
    endpoint: emulator.endpoints.sts,
    retry,
    credentials: { ...emulator.credentials.baiducloud, ...credentials },
  });
const role = (change: { roleName?: string } = {}) => {
  const { accountId, roleName } = emulator.credentials.baiducloud;
  return { accountId, roleName, ...change };
};

type Outcome = Promise<Result<unknown, object>>;

/** A good call of each operation. */
const calls: Record<OperationId, () => Outcome> = {
  KeystoneCreateUserTokenByPassword: () => iam().keystoneCreateUserTokenByPassword(passwordAuth()).safe(),
  CreateTemporaryAccessKeyByToken: () => iam().createTemporaryAccessKeyByToken(tokenAuth).safe(),
  CreateTemporaryAccessKeyByAgency: () => iam().createTemporaryAccessKeyByAgency(agencyAuth("operations")).safe(),
  KeystoneListProjects: () => iam().keystoneListProjects().safe(),
  CheckRomaInstanceListV2: () => roma().checkRomaInstanceListV2().safe(),
  ListReservedInstances: () => bcc().listReservedInstances().safe(),
  GetSessionToken: () => sts().getSessionToken().safe(),
  AssumeRole: () => sts().assumeRole(role()).safe(),
};

/** What a caller does to be refused. */
const causes: Record<string, () => Outcome> = {
  "KeystoneCreateUserTokenByPassword 401": () =>
    iam()
      .keystoneCreateUserTokenByPassword(passwordAuth({ password: "wrong" }))
      .safe(),
  "CreateTemporaryAccessKeyByToken 401": () => iam(wrong).createTemporaryAccessKeyByToken(tokenAuth).safe(),
  "CreateTemporaryAccessKeyByAgency 400": () => {
    const { auth } = agencyAuth("operations");
    const { domain_name: _, ...nowhere } = auth.identity.assume_role;
    return iam()
      .createTemporaryAccessKeyByAgency({ auth: { identity: { ...auth.identity, assume_role: nowhere } } })
      .safe();
  },
  "CreateTemporaryAccessKeyByAgency 401": () =>
    iam({ accessKeyId: "nobody" }).createTemporaryAccessKeyByAgency(agencyAuth("operations")).safe(),
  "CreateTemporaryAccessKeyByAgency 403": () => iam().createTemporaryAccessKeyByAgency(agencyAuth("nothing")).safe(),
  "KeystoneListProjects 401": () => iam(wrong).keystoneListProjects().safe(),
  "CheckRomaInstanceListV2 401": () => roma(wrong).checkRomaInstanceListV2().safe(),
  "CheckRomaInstanceListV2 403": async () => {
    const { region, domainName, userName, password } = emulator.credentials.huaweicloud;
    const credentials = iamPasswordToken({ region, endpoint: emulator.endpoints.iam, domainName, userName, password });
    const client = createRoma({ endpoint: emulator.endpoints.roma, projectId: "0".repeat(32), credentials });
    return client.checkRomaInstanceListV2().safe();
  },
  "ListReservedInstances 400": () => bcc(wrong).listReservedInstances().safe(),
  "GetSessionToken 400": () => sts(wrong).getSessionToken().safe(),
  "GetSessionToken 403": () => sts({ accessKeyId: "nobody" }).getSessionToken().safe(),
  "AssumeRole 400": () => sts(wrong).assumeRole(role()).safe(),
  "AssumeRole 403": () =>
    sts()
      .assumeRole(role({ roleName: "nobody" }))
      .safe(),
  "ListReservedInstances 403": () => bcc({ accessKeyId: "nobody" }).listReservedInstances().safe(),
};

const documented = Object.entries(specs).flatMap(([service, spec]) =>
  spec.operations().flatMap(({ id, responses }) =>
    [...responses].map(([status, pointer]) => ({
      service: service as keyof typeof specs,
      id: id as OperationId,
      status,
      pointer,
    })),
  ),
);

it("the documented statuses are these", () => {
  const table: Record<string, number[]> = {};
  for (const { id, status } of documented) (table[id] ??= []).push(status);
  expect(table).toEqual({
    KeystoneCreateUserTokenByPassword: [201, 400, 401, 403, 404, 500, 503],
    KeystoneListProjects: [200, 400, 401, 403, 404, 500, 503],
    CreateTemporaryAccessKeyByToken: [201, 400, 401, 403, 500],
    CreateTemporaryAccessKeyByAgency: [201, 400, 401, 403, 500],
    CheckRomaInstanceListV2: [200, 400, 401, 403, 404, 429, 500],
    ListReservedInstances: [200, 400, 403, 404, 500],
    GetSessionToken: [200, 400, 403, 404, 500],
    AssumeRole: [200, 400, 403, 404, 500],
  });
});

const recordings = allRecordings().map(({ recording }) => `${recording.operation} ${recording.response.status}`);
/** A row for each documented status: filled as it is met, so that one that is not met has none. */
const table = new Map<string, string>();

describe.each(documented)("$id $status", ({ service, id, status, pointer }) => {
  it("reaches the caller as documented", async () => {
    const cause = causes[`${id} ${status}`] ?? calls[id];
    const scripted = status >= 300 && cause === calls[id];
    if (scripted) emulator.failNext(id, { status });
    const result = await cause();
    const meet = (byEmulator: string, byClient: string) => {
      const samples = recordings.filter((one) => one === `${id} ${status}`).length;
      table.set(`${id} ${status}`, `| \`${id}\` | ${status} | ${samples || "none"} | ${byEmulator} | ${byClient} |`);
    };
    expect(emulator.requests.at(-1)).toMatchObject({ service, operation: id, status });
    if (result.ok) {
      expect(status).toBeLessThan(300);
      expect(result.response.status).toBe(status);
      expect(result.requestId).toMatch(/^[\w-]{16,}$/);
      expect(specs[service].problems(pointer, result.data)).toEqual([]);
      meet("served", "data");
      return;
    }
    const { error } = result;
    if (error.kind !== "api") throw error;
    expect(error).toMatchObject({ operation: id, status, attempts: 1 });
    expect(error.code).toBeTruthy();
    expect(error.requestId).toMatch(/^[\w-]{16,}$/);
    expect(error.message).toMatch(new RegExp(`^${id}: ${status} \\S+: ".+"(; [^"]+)? \\(request id \\S+\\)$`));
    expect(specs[service].problems(pointer, error.body)).toEqual([]);
    meet(scripted ? "by script" : "caused", `\`ApiError\`, code \`${error.code}\``);
  });
});

it("docs/coverage.md has a row for each documented status, each met", async () => {
  const rows = documented.map(
    ({ id, status }) => table.get(`${id} ${status}`) ?? expect.fail(`${id} ${status} was not met`),
  );
  const text = `# What is covered

Each status that the vendors document, of each operation: how many of the vendors' samples are recorded (their documents
print none where it says so), how the emulator comes to answer it, and what a caller of the client gets. Made by
\`tools/contract\`; \`npm test\` fails when a status is not met, or a row changes.

- *served*: the answer to a good call. *caused*: by what a caller does, such as a wrong key. *by script*: \`failNext\`, for what no
  caller can cause or the client does not let leave.

| operation | status | samples | emulator | client |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../../../docs/coverage.md");
});
