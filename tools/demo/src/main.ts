// The main job: lists ROMA Connect instances and reserved instances with the published packages, as a user would.
// Against the emulator by default; with --live against the clouds, with credentials from the environment.
import { parseArgs } from "node:util";
import { fromEnv as baiduFromEnv } from "@yunfan/auth-signing/baiducloud";
import { fromEnv as huaweiFromEnv } from "@yunfan/auth-signing/huaweicloud";
import { YunfanError } from "@yunfan/client-core";
import { startEmulator } from "@yunfan/emulator";
import { iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { reservedInstanceInventory, romaInventory } from "./inventories.js";
import { notingFetch } from "./requests.js";

const HELP = `npm start                 list both clouds' inventories from the emulator on this machine
npm start -- --live       list them from the real clouds:
  Huawei Cloud            HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK [, HUAWEICLOUD_SDK_SECURITY_TOKEN, HUAWEICLOUD_SDK_PROJECT_ID]
  Baidu AI Cloud          BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY [, BCE_SECURITY_TOKEN]
  --roma-region REGION    default cn-north-4
  --bcc-region REGION     default bj, or BCE_REGION`;

const { fetch, requests } = notingFetch();

try {
  const { values } = parseArgs({
    options: {
      live: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      "roma-region": { type: "string", default: "cn-north-4" },
      "bcc-region": { type: "string", default: process.env["BCE_REGION"] ?? "bj" },
    },
  });
  if (values.help) console.log(HELP);
  else if (values.live) await listLive(values["roma-region"], values["bcc-region"]);
  else await listEmulated();
} catch (error) {
  fail("npm start", error);
}

async function listEmulated(): Promise<void> {
  const emulator = await startEmulator();
  try {
    const { huaweicloud, baiducloud } = emulator.credentials;
    const { iam, roma, bcc } = emulator.endpoints;
    const { accessKeyId, secretAccessKey, region, domainName, userName, password } = huaweicloud;
    const place = { region, endpoint: roma, iamEndpoint: iam, fetch };

    await show("ROMA Connect instances, by access key (SDK-HMAC-SHA256)", () =>
      romaInventory({ ...place, credentials: { accessKeyId, secretAccessKey } }),
    );
    await show("ROMA Connect instances, by IAM token", () => {
      const credentials = iamPasswordToken({ region, endpoint: iam, domainName, userName, password, fetch });
      return romaInventory({ ...place, credentials });
    });
    await show("BCC reserved instances, ten a page (bce-auth-v1)", () =>
      reservedInstanceInventory({ region: baiducloud.region, endpoint: bcc, credentials: baiducloud, fetch }, 10),
    );
    showRequests();
    console.log(
      `\nEvery signature and token above was checked by the emulator. The same against the real clouds:\n\n${HELP}`,
    );
  } finally {
    await emulator.close();
  }
}

async function listLive(romaRegion: string, bccRegion: string): Promise<void> {
  await show(`ROMA Connect instances in ${romaRegion}`, () =>
    romaInventory({ region: romaRegion, credentials: huaweiFromEnv(), fetch }),
  );
  await show(`BCC reserved instances in ${bccRegion}`, () =>
    reservedInstanceInventory({ region: bccRegion, credentials: baiduFromEnv(), fetch }, 1000),
  );
  showRequests();
}

/** Prints one inventory, or the one line that says why there is none: the other cloud is still listed. */
async function show(title: string, inventory: () => Promise<string>): Promise<void> {
  console.log(`\n${title}\n`);
  try {
    console.log(await inventory());
  } catch (error) {
    fail(title, error);
  }
}

function showRequests(): void {
  if (requests.length === 0) return;
  console.log(`\nRequests made\n\n${requests.map((request) => `  ${request}`).join("\n")}`);
}

function fail(what: string, error: unknown): void {
  process.exitCode = 1;
  // Only what this project throws on purpose is made to be read; anything else is a bug and keeps its stack.
  const usage = error instanceof TypeError && "code" in error;
  console.error(error instanceof YunfanError || usage ? `  ${what}: ${error.message}` : error);
}
