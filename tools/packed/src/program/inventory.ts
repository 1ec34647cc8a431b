// A consumer's program, with every client and several ways to have credentials: compiled as consumers do, run by Node as it
// stands, and bundled for servers and for pages. It is handed everything, so that it runs in either.
import { chain } from "@yunfan/auth-signing";
import { staticCredentials } from "@yunfan/auth-signing/huaweicloud";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { validation as bccValidation } from "@yunfan/baiducloud/bcc/validation";
import { createSts } from "@yunfan/baiducloud/sts";
import { stsSessionToken } from "@yunfan/baiducloud/sts/session-token";
import { hasStatus, isErrorOf, YunfanError } from "@yunfan/client-core";
import type { EmulatorCredentials } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { createRoma, type RomaOptions } from "@yunfan/huaweicloud/roma";
import { validation as romaValidation } from "@yunfan/huaweicloud/roma/validation";

/** Where the services are, who asks, and how. */
export interface Place {
  readonly endpoints: Readonly<Record<"iam" | "roma" | "bcc" | "sts", string>>;
  readonly credentials: EmulatorCredentials;
  readonly fetch?: RomaOptions["fetch"];
}

/** What was found, and what was refused. */
export interface Inventory {
  readonly instances: readonly string[];
  readonly byToken: number;
  readonly projects: readonly string[];
  readonly coupons: readonly string[];
  readonly byTemporaryKeys: number;
  readonly temporaryKeyEnds: boolean;
  readonly refused: readonly string[];
}

/** Lists both clouds' inventories by key, by token and by temporary keys, and meets three kinds of error. */
export async function inventory({
  endpoints,
  credentials: { huaweicloud, baiducloud },
  fetch,
}: Place): Promise<Inventory> {
  const { region, domainName, userName, password, accessKeyId, secretAccessKey, projectId } = huaweicloud;
  const { iam: iamEndpoint, roma: endpoint } = endpoints;
  const keys = chain(staticCredentials({ accessKeyId, secretAccessKey }));
  const place = { region, endpoint, iamEndpoint, fetch };
  const roma = createRoma({ ...place, credentials: keys, validation: romaValidation({ level: "throw" }) });
  const instances: string[] = [];
  for await (const instance of roma.checkRomaInstanceListV2.items({ limit: 5 })) {
    instances.push(`${instance.name} ${instance.status}`);
  }

  const token = iamPasswordToken({ region, endpoint: iamEndpoint, domainName, userName, password, fetch });
  const { total } = await createRoma({ ...place, credentials: token }).checkRomaInstanceListV2();
  const iam = createIam({ endpoint: iamEndpoint, credentials: keys, fetch });
  const { projects } = await iam.keystoneListProjects();

  const bccPlace = { endpoint: endpoints.bcc, fetch, validation: bccValidation({ level: "throw" }) };
  const bcc = createBcc({ ...bccPlace, credentials: baiducloud });
  const coupons = await bcc.listReservedInstances.collect({ maxKeys: 10, sortKey: "expireTime", sortDir: "asc" });
  const sts = { endpoint: endpoints.sts, credentials: baiducloud, fetch };
  const session = await createSts(sts).getSessionToken({ durationSeconds: 900 });
  const temporary = await createBcc({ ...bccPlace, credentials: stsSessionToken(sts) }).listReservedInstances();

  const refused: string[] = [];
  const wrongKey = createRoma({
    ...place,
    projectId,
    credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` },
  });
  const result = await wrongKey.checkRomaInstanceListV2({}).safe();
  if (!result.ok && hasStatus(result.error, 401)) refused.push(`${result.error.kind} ${result.error.body.error_code}`);
  try {
    await roma.checkRomaInstanceListV2({ limit: -1 });
  } catch (error) {
    if (isErrorOf(roma.checkRomaInstanceListV2, error)) refused.push(error.kind);
  }
  try {
    createBcc({ endpoint: "http://bcc.bj.baidubce.com", credentials: baiducloud });
  } catch (error) {
    if (error instanceof YunfanError) refused.push(error.kind);
  }

  return {
    instances,
    byToken: total ?? -1,
    projects: (projects ?? []).map(({ name }) => name).sort(),
    coupons: coupons.items.map(({ reservedInstanceName }) => String(reservedInstanceName)),
    byTemporaryKeys: temporary.totalCount ?? -1,
    temporaryKeyEnds: Date.parse(session.expiration ?? "") > Date.now(),
    refused,
  };
}
