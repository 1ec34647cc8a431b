import type { RecordedRequest } from "../door/recorder.js";
import { providerNames, vendors, serviceNames, type Provider } from "../service.js";
import { environmentOf, type Reach } from "./reach.js";

/** What the command says, without the line end. */
export interface Report {
  /** How the emulator is reached, once it runs. */
  started(reach: Reach): string;
  /** Why a signature was refused. */
  diagnosed(request: RecordedRequest): string;
  /** Why the command ends. */
  failed(problem: string): string;
}

/** For programs: one line of JSON each. */
export const jsonReport: Report = {
  started: ({ endpoints, credentials }) => JSON.stringify({ endpoints, credentials }),
  diagnosed: ({ requestId, diagnosis }) => JSON.stringify({ requestId, verdict: diagnosis?.verdict }),
  failed: (error) => JSON.stringify({ error }),
};

/** For people. */
export const textReport: Report = {
  started: (reach) =>
    [
      ...providerNames.flatMap((provider) => servicesText(provider, reach)),
      ...useText(reach),
      ...adviceText(reach),
    ].join("\n"),
  diagnosed: ({ requestId, diagnosis }) => `yunfan-emulator: request ${requestId}: ${diagnosis?.verdict}`,
  failed: (problem) => `yunfan-emulator: ${problem}`,
};

const titles: Readonly<Record<Provider, string>> = { huaweicloud: "Huawei Cloud", baiducloud: "Baidu AI Cloud" };

function servicesText(provider: Provider, { endpoints, credentials }: Reach): string[] {
  const region = credentials[provider]?.region;
  if (region === undefined) return [];
  const services = serviceNames.flatMap((name) => {
    const endpoint = endpoints[name];
    return vendors[name] === provider && endpoint !== undefined ? [`  ${name.padEnd(4)}  ${endpoint}`] : [];
  });
  return [`${titles[provider]}, region ${region}`, ...services, ""];
}

function useText(reach: Reach): string[] {
  const exports = Object.entries(environmentOf(reach)).flatMap(([name, value]) =>
    // A region may have letters that no shell takes in a name.
    value !== undefined && /^\w+$/.test(name) ? [`  export ${name}=${quoted(value)}`] : [],
  );
  const { userName, password, domainName } = reach.credentials.huaweicloud ?? {};
  const user = !userName ? [] : [`IAM user ${userName} of account ${domainName}, password ${password}`, ""];
  return ["Environment of programs that call it; exec sets it for one command:", ...exports, "", ...user];
}

function adviceText({ endpoints }: Reach): string[] {
  const [first] = Object.values(endpoints);
  return [`Requests, and why signatures were refused: ${first}/_emulator/requests`, "To stop it: Ctrl-C"];
}

/** A value as a POSIX shell reads it. */
const quoted = (value: string): string =>
  /^[\w.:/@+-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
