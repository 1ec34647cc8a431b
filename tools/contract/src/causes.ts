import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import type { Result, TransportOptions } from "@yunfan/client-core";
import type { Emulator, OperationId, ServiceName } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { Spec } from "./spec.js";

/** The specs of the services that the emulator models. */
export const specs = {
  iam: new Spec("huaweicloud", "iam"),
  roma: new Spec("huaweicloud", "roma"),
  bcc: new Spec("baiducloud", "bcc"),
  sts: new Spec("baiducloud", "sts"),
} as const satisfies Readonly<Partial<Record<ServiceName, Spec>>>;

/** A documented status of an operation. */
export interface DocumentedStatus {
  readonly service: keyof typeof specs;
  readonly id: OperationId;
  readonly status: number;
  /** To the schema of the body. */
  readonly pointer: string;
}

/** Every documented status of every operation of these services. */
export const documented: readonly DocumentedStatus[] = Object.entries(specs).flatMap(([service, spec]) =>
  spec.operations().flatMap(({ id, responses }) =>
    [...responses].map(([status, pointer]) => ({
      service: service as keyof typeof specs,
      id: id as OperationId,
      status,
      pointer,
    })),
  ),
);

type Outcome = Promise<Result<unknown, object>>;

/** How the emulator comes to answer a status. */
export interface Cause {
  /** In a few words, for people. */
  readonly how: string;
  /** `served` for a good call, `caused` by what the caller does, `scripted` where no caller can cause it. */
  readonly kind: "served" | "caused" | "scripted";
  /** One attempt. Scripts the emulator first, where that is how. */
  readonly call: () => Outcome;
}

/**
 * How each documented status is met: a status that a plain caller can cause is caused; one that it cannot (the client
 * refuses bad input itself, nobody can break the cloud) is asked for with `failNext`.
 * @param transport - how the clients send, such as a `fetch` that remembers.
 */
export function causesAt(emulator: Emulator, transport: TransportOptions = {}) {
  const { endpoints } = emulator;
  const { huaweicloud, baiducloud } = emulator.credentials;
  // One attempt: what a status becomes is asked here, not what repeating does.
  const options = { ...transport, retry: { maxAttempts: 1 } };
  const wrongSecret = { secretAccessKey: "not-the-secret-key-0000000000000000" };
  const unknownKey = { accessKeyId: "nobody" };
  const iam = (change = {}) =>
    createIam({ ...options, endpoint: endpoints.iam, credentials: { ...huaweicloud, ...change } });
  const roma = (change = {}) =>
    createRoma({
      ...options,
      endpoint: endpoints.roma,
      projectId: huaweicloud.projectId,
      credentials: { ...huaweicloud, ...change },
    });
  const bcc = (change = {}) =>
    createBcc({ ...options, endpoint: endpoints.bcc, credentials: { ...baiducloud, ...change } });
  const sts = (change = {}) =>
    createSts({ ...options, endpoint: endpoints.sts, credentials: { ...baiducloud, ...change } });

  const passwordAuth = (password = huaweicloud.password) => {
    const user = { name: huaweicloud.userName, password, domain: { name: huaweicloud.domainName } };
    const scope = { project: { name: huaweicloud.region } };
    return { auth: { identity: { methods: ["password" as const], password: { user } }, scope } };
  };
  const tokenAuth = { auth: { identity: { methods: ["token" as const] } } };
  const agencyAuth = (assume_role: { agency_name: string; domain_name?: string }) => ({
    auth: { identity: { methods: ["assume_role" as const], assume_role } },
  });
  const operations = { agency_name: "operations", domain_name: "stranger" };
  const role = (roleName = baiducloud.roleName) => ({ accountId: baiducloud.accountId, roleName });

  const statement = { service: "bce:bos", region: "bj", effect: "Allow", resource: ["*"], permission: ["READ"] };

  /** A good call of each operation. */
  const calls: Readonly<Partial<Record<OperationId, () => Outcome>>> = {
    KeystoneCreateUserTokenByPassword: () => iam().keystoneCreateUserTokenByPassword(passwordAuth()).safe(),
    CreateTemporaryAccessKeyByToken: () => iam().createTemporaryAccessKeyByToken(tokenAuth).safe(),
    CreateTemporaryAccessKeyByAgency: () => iam().createTemporaryAccessKeyByAgency(agencyAuth(operations)).safe(),
    KeystoneListProjects: () => iam().keystoneListProjects().safe(),
    CheckRomaInstanceListV2: () => roma().checkRomaInstanceListV2().safe(),
    ListReservedInstances: () => bcc().listReservedInstances().safe(),
    GetSessionToken: () =>
      sts()
        .getSessionToken({ durationSeconds: 3600, accessControlList: [statement] })
        .safe(),
    AssumeRole: () => sts().assumeRole(role()).safe(),
  };

  /** What a caller does to be refused. */
  const mistakes: Readonly<Record<string, readonly [how: string, call: () => Outcome]>> = {
    "KeystoneCreateUserTokenByPassword 401": [
      "a wrong password",
      () => iam().keystoneCreateUserTokenByPassword(passwordAuth("wrong")).safe(),
    ],
    "CreateTemporaryAccessKeyByToken 401": [
      "a wrong secret access key",
      () => iam(wrongSecret).createTemporaryAccessKeyByToken(tokenAuth).safe(),
    ],
    "CreateTemporaryAccessKeyByAgency 400": [
      "neither domain_id nor domain_name",
      () =>
        iam()
          .createTemporaryAccessKeyByAgency(agencyAuth({ agency_name: operations.agency_name }))
          .safe(),
    ],
    "CreateTemporaryAccessKeyByAgency 401": [
      "an unknown access key id",
      () => iam(unknownKey).createTemporaryAccessKeyByAgency(agencyAuth(operations)).safe(),
    ],
    "CreateTemporaryAccessKeyByAgency 403": [
      "an agency that there is not",
      () =>
        iam()
          .createTemporaryAccessKeyByAgency(agencyAuth({ ...operations, agency_name: "nothing" }))
          .safe(),
    ],
    "KeystoneListProjects 401": ["a wrong secret access key", () => iam(wrongSecret).keystoneListProjects().safe()],
    "CheckRomaInstanceListV2 401": [
      "a wrong secret access key",
      () => roma(wrongSecret).checkRomaInstanceListV2().safe(),
    ],
    "CheckRomaInstanceListV2 403": [
      "a token of another project",
      () => {
        const { region, domainName, userName, password } = huaweicloud;
        const user = { region, domainName, userName, password };
        const credentials = iamPasswordToken({ ...transport, ...user, endpoint: endpoints.iam });
        return createRoma({ ...options, endpoint: endpoints.roma, projectId: "0".repeat(32), credentials })
          .checkRomaInstanceListV2()
          .safe();
      },
    ],
    "ListReservedInstances 400": ["a wrong secret access key", () => bcc(wrongSecret).listReservedInstances().safe()],
    "ListReservedInstances 403": ["an unknown access key id", () => bcc(unknownKey).listReservedInstances().safe()],
    "GetSessionToken 400": ["a wrong secret access key", () => sts(wrongSecret).getSessionToken().safe()],
    "GetSessionToken 403": ["an unknown access key id", () => sts(unknownKey).getSessionToken().safe()],
    "AssumeRole 400": ["a wrong secret access key", () => sts(wrongSecret).assumeRole(role()).safe()],
    "AssumeRole 403": ["a role that there is not", () => sts().assumeRole(role("nobody")).safe()],
  };

  return ({ service, id, status }: Pick<DocumentedStatus, "service" | "id" | "status">): Cause => {
    const mistake = mistakes[`${id} ${status}`];
    if (mistake !== undefined) return { how: mistake[0], kind: "caused", call: mistake[1] };
    const call = calls[id];
    if (call === undefined) throw new Error(`${id}: no call is written for it; add it to calls`);
    if (status < 300) return { how: "a good call", kind: "served", call };
    return {
      how: `failNext with status ${status}: no caller can cause it, or the client does not let its cause leave`,
      kind: "scripted",
      call: () => {
        emulator.failNext(id, { service, status });
        return call();
      },
    };
  };
}
