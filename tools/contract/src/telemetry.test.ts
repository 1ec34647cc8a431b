import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import type { Telemetry, TelemetrySpan } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";

// The option of each real client: it reaches the calls that a client makes on the way, which come below the one it is for.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** A telemetry that keeps each span's path from the outermost one. */
function noting() {
  const paths: string[] = [];
  const active = new AsyncLocalStorage<string>();
  const open = (name: string): TelemetrySpan => {
    const path = [active.getStore(), name].filter((part) => part !== undefined).join(" > ");
    paths.push(path);
    return { within: (run) => active.run(path, run), end: () => undefined };
  };
  const telemetry: Telemetry = {
    startCall: ({ service, operation }) => ({
      ...open(`${service}/${operation}`),
      startAttempt: (attempt) => open(`attempt ${attempt}`),
      onEvent: () => undefined,
    }),
  };
  return { telemetry, paths };
}

const ROMA = "ROMA/CheckRomaInstanceListV2";
const PROJECTS = "IAM/KeystoneListProjects";
const TOKEN = "IAM/KeystoneCreateUserTokenByPassword";

const place = () => {
  const { region, accessKeyId, secretAccessKey } = emulator.credentials.huaweicloud;
  return { region, endpoint: emulator.endpoints.roma, credentials: { accessKeyId, secretAccessKey } };
};

it("ROMA's tells of the search for a project, below the call that needs it", async () => {
  const { telemetry, paths } = noting();
  const roma = createRoma({ ...place(), iamEndpoint: emulator.endpoints.iam, telemetry });
  await roma.checkRomaInstanceListV2();
  expect(paths).toEqual([ROMA, `${ROMA} > ${PROJECTS}`, `${ROMA} > ${PROJECTS} > attempt 1`, `${ROMA} > attempt 1`]);
});

it("ROMA's tells of a password token's call, when the token has it too", async () => {
  const { telemetry, paths } = noting();
  const { region, domainName, userName, password } = emulator.credentials.huaweicloud;
  const user = { region, domainName, userName, password };
  const credentials = iamPasswordToken({ ...user, endpoint: emulator.endpoints.iam, telemetry });
  await createRoma({ ...place(), credentials, telemetry }).checkRomaInstanceListV2();
  expect(paths).toEqual([ROMA, `${ROMA} > ${TOKEN}`, `${ROMA} > ${TOKEN} > attempt 1`, `${ROMA} > attempt 1`]);
});

it("with() hands it on, and changes it", async () => {
  const { telemetry, paths } = noting();
  const other = noting();
  const { projectId } = emulator.credentials.huaweicloud;
  const roma = createRoma({ ...place(), projectId, telemetry });
  await roma.with({ timeoutMs: 5000 }).checkRomaInstanceListV2();
  await roma.with({ telemetry: other.telemetry }).checkRomaInstanceListV2();
  await roma.with({ telemetry: undefined }).checkRomaInstanceListV2();
  expect([paths, other.paths]).toEqual([
    [ROMA, `${ROMA} > attempt 1`],
    [ROMA, `${ROMA} > attempt 1`],
  ]);
});

it("IAM's and BCC's tell of their calls", async () => {
  const { telemetry, paths } = noting();
  const iam = createIam({ endpoint: emulator.endpoints.iam, credentials: place().credentials, telemetry });
  await iam.keystoneListProjects();
  const bcc = createBcc({ endpoint: emulator.endpoints.bcc, credentials: emulator.credentials.baiducloud, telemetry });
  await bcc.listReservedInstances();
  expect(paths.filter((path) => !path.includes(">"))).toEqual([PROJECTS, "BCC/ListReservedInstances"]);
});
