import { parseArgs } from "node:util";
import { environmentOf } from "./exec.js";
import type { StartOptions } from "./listening.js";
import type { Generation } from "./seed/generate.js";
import { serviceNames, type ServiceName } from "./service.js";
import { startEmulator } from "./start.js";

/** What the command needs of the process around it. */
export interface Surface {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Settles when the emulator is to stop. */
  readonly untilStopped: () => Promise<unknown>;
  /** Runs another command to its end, and gives its exit code. */
  readonly execute: (command: readonly string[], env: Readonly<Record<string, string>>) => Promise<number>;
}

type PortOption = `port-${ServiceName}`;

const portLine = (name: ServiceName): string =>
  `  --port-${name} N`.padEnd(26) + `port of ${name.toUpperCase()}, default any free one`;

const HELP = `Usage: yunfan-emulator [options]
       yunfan-emulator [options] exec -- COMMAND [ARGUMENT ...]

Starts Huawei Cloud's IAM and ROMA and Baidu AI Cloud's BCC and STS on this machine, prints one line of JSON with
their endpoints and credentials, and runs until it gets SIGINT or SIGTERM. With exec it prints nothing, but runs the
command with endpoints and credentials in its environment, stops with it, and ends with its exit code. Says on standard
error why a signature was refused; /_emulator/requests/<request id> of each service has the whole explanation.

${serviceNames.map(portLine).join("\n")}
  --seed DIR              folder with accounts.json, users.json, projects.json, agencies.json, roma-instances.json,
                          reserved-instances.json, roles.json or transitions.json, each a list that replaces a default
                          one
  --generate N            make up N ROMA instances and N coupons in place of the default ones, up to 100000
  --rng SEED              what they follow from, a whole number, default 1; the same makes the same on the same day
  --region-huaweicloud R  default cn-north-4
  --region-baiducloud R   default bj
  --host ADDRESS          address to listen on, default 127.0.0.1
  --allow-remote          take a host other machines can reach; they can use the keys, which are public
  --help                  print this`;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const OPTIONS = {
  ...(Object.fromEntries(serviceNames.map((name) => [`port-${name}`, text])) as Record<PortOption, typeof text>),
  seed: text,
  generate: text,
  rng: text,
  "region-huaweicloud": text,
  "region-baiducloud": text,
  host: text,
  "allow-remote": flag,
  help: flag,
};

/**
 * The command line.
 * @returns The exit code: that of the command that `exec` ran; else 0 when all went well, 2 for a command line that
 *   cannot be, 1 for anything else. Never throws.
 */
export async function run(args: readonly string[], surface: Surface): Promise<number> {
  const [own, command] = split(args);
  const wanted = command?.length === 0 ? "exec needs a command: exec -- npm test; see --help" : read(own);
  if (wanted === "help") {
    surface.print(HELP);
    return 0;
  }
  if (typeof wanted === "string") {
    surface.complain(`yunfan-emulator: ${wanted}`);
    return 2;
  }
  // Listened for from the start, so that a signal in the middle of starting is not lost.
  const stopped = command === undefined ? surface.untilStopped() : undefined;
  try {
    const emulator = await startEmulator({
      ...wanted,
      onDiagnosis: ({ requestId, diagnosis }) =>
        surface.complain(`yunfan-emulator: request ${requestId}: ${diagnosis?.verdict}`),
    });
    if (command !== undefined) {
      try {
        return await surface.execute(command, environmentOf(emulator));
      } finally {
        await emulator.close();
      }
    }
    surface.print(JSON.stringify({ endpoints: emulator.endpoints, credentials: emulator.credentials }));
    await stopped;
    await emulator.close();
    return 0;
  } catch (error) {
    surface.complain(`yunfan-emulator: ${firstLine(error)}`);
    return 1;
  }
}

/** The options of the emulator, and the command that it is to run: what stands behind `exec --`. */
function split(args: readonly string[]): [own: readonly string[], command: readonly string[] | undefined] {
  const at = args.indexOf("exec");
  if (at === -1) return [args, undefined];
  return [args.slice(0, at), args[at + 1] === "--" ? args.slice(at + 2) : []];
}

/** The options, the word help, or what is wrong with the line. */
function read(args: readonly string[]): StartOptions | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
    if (values.help === true) return "help";
    const { seed, host } = values;
    const port = (name: ServiceName) => portOf(`--port-${name}`, values[`port-${name}`]);
    return {
      ports: Object.fromEntries(serviceNames.map((name) => [name, port(name)])),
      region: { huaweicloud: values["region-huaweicloud"], baiducloud: values["region-baiducloud"] },
      seed,
      generate: generationOf(values.generate, values.rng),
      host,
      allowRemote: values["allow-remote"],
    };
  } catch (error) {
    // parseArgs goes on about positional arguments, of which there are none here.
    return `${firstLine(error).replace(/\. To specify a positional argument.*/s, "")}; see --help`;
  }
}

function generationOf(generate: string | undefined, rng: string | undefined): Generation | undefined {
  if (generate === undefined) {
    if (rng !== undefined) throw new RangeError("--rng makes nothing up by itself; give --generate too");
    return undefined;
  }
  const count = wholeNumber("--generate", generate, 100_000);
  return {
    romaInstances: count,
    reservedInstances: count,
    rng: rng === undefined ? undefined : wholeNumber("--rng", rng, 2 ** 32 - 1),
  };
}

function wholeNumber(option: string, given: string, most: number): number {
  if (!/^\d{1,10}$/.test(given) || Number(given) > most) {
    throw new RangeError(`${option} ${given} cannot be; give a whole number from 0 to ${most}`);
  }
  return Number(given);
}

function portOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) {
    throw new RangeError(`${option} ${given} is no port; give a number from 0 to 65535`);
  }
  return Number(given);
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
