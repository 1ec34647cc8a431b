import { serviceNames, type ServiceName } from "../service.js";

/** An option of the command line, as `parseArgs` of `node:util` reads it and as `--help` prints it. */
interface CommandOption {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** Its lines of the help. */
  readonly help: readonly string[];
}

const last = serviceNames.at(-1);
const portOf = (service: ServiceName) => {
  const each = service === last ? "; the default of each is any free one" : "";
  return { type: "string", value: "N", help: [`port of ${service.toUpperCase()} alone${each}`] } as const;
};
type PortOptions = { readonly [name in ServiceName as `port-${name}`]: ReturnType<typeof portOf> };

/** All options, in the order of the help. */
export const optionTable = {
  provider: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: [
      "huaweicloud or baiducloud: run its services alone, default both; also huawei, baidu, or",
      "both with a comma",
    ],
  },
  auth: {
    type: "string",
    multiple: true,
    value: "MODE",
    help: [
      "strict: refuse what the vendors refuse, the default; warn: say why, and let it in;",
      "off: look at no credentials; for one provider as huaweicloud=MODE, more than once if need be",
    ],
  },
  "strict-input": {
    type: "boolean",
    help: ["refuse undocumented parameters and fields, which the vendors ignore, and say what was", "probably meant"],
  },
  port: { type: "string", value: "N", help: ["one port for all services; default one each"] },
  ...(Object.fromEntries(serviceNames.map((name) => [`port-${name}`, portOf(name)])) as PortOptions),
  seed: {
    type: "string",
    value: "DIR",
    help: [
      "folder with accounts.json, users.json, projects.json, agencies.json, roma-instances.json,",
      "reserved-instances.json, roles.json or transitions.json, each a list that replaces a default one",
    ],
  },
  generate: {
    type: "string",
    value: "N",
    help: ["make up N ROMA instances and N coupons in place of the default ones, up to 100000"],
  },
  rng: {
    type: "string",
    value: "SEED",
    help: ["what they follow from, a whole number, default 1; the same makes the same on the same day"],
  },
  "region-huaweicloud": { type: "string", value: "R", help: ["default cn-north-4"] },
  "region-baiducloud": { type: "string", value: "R", help: ["default bj"] },
  host: { type: "string", value: "ADDRESS", help: ["address to listen on, default 127.0.0.1"] },
  "allow-remote": {
    type: "boolean",
    help: ["take a host that other machines can reach; they can use the keys, which are public"],
  },
  json: {
    type: "boolean",
    help: [
      "write JSON, a line each: {endpoints, credentials} on standard output, {requestId, verdict} of",
      "refused signatures and {error} on standard error",
    ],
  },
  help: { type: "boolean", help: ["print this"] },
} as const satisfies Readonly<Record<string, CommandOption>>;

/** The names of all options, without their dashes. */
export const optionNames = Object.keys(optionTable);

const lines = Object.entries<CommandOption>(optionTable).map(([name, { value, help }]) => ({
  label: `--${name}${value === undefined ? "" : ` ${value}`}`,
  help,
}));
const width = Math.max(...lines.map(({ label }) => label.length));

/** What `--help` prints. */
export const helpText = `Usage: yunfan-emulator [options]
       yunfan-emulator [options] exec -- COMMAND [ARGUMENT ...]

Runs Huawei Cloud's IAM and ROMA and Baidu AI Cloud's BCC and STS on this machine, says where they are and which
credentials they take, and stops on SIGINT (Ctrl-C) or SIGTERM. With exec it prints nothing, but runs the command with
endpoints and credentials in its environment, stops with it, and ends with its exit code.

Why a signature was refused is said on standard error; the whole explanation is at /_emulator/requests/<request id> of
each service.

${lines.flatMap(({ label, help }) => help.map((line, at) => `  ${(at === 0 ? label : "").padEnd(width)}  ${line}`)).join("\n")}

Ends with 0, or with the exit code of the command that exec ran; with 2 for a command line that cannot be, 1 for anything
else that is wrong.`;
