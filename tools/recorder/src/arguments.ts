import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { operationsOf, served, type Recordable } from "./catalogue.js";

/** Arguments that nothing can be done with; the message says which, and the way out. */
export class UsageError extends Error {}

export const HELP = `pnpm record <provider> <operation> [options]     calls the cloud and writes what it answered as a recording
  <provider>          ${Object.keys(served).join(" or ")}
  <operation>         the vendor's name, such as CheckRomaInstanceListV2, or roma.CheckRomaInstanceListV2
  --input JSON        the operation's input; @FILE reads it from a file, @- from standard input (for passwords)
  --region R          where to call
  --endpoint URL      where to call instead: https, below the vendor's own domain
  --out FILE          default specs/<provider>/<service>/<version>/recordings/<operation>.<status>.live.json
  --force             write over an existing file
Credentials come from where the vendor's SDKs look: environment, profile file, and what Huawei Cloud's machines offer.
Exit status: 0 written, 3 written and the answer differs from the spec, 1 not written, 2 unusable arguments.`;

/** What to record, and where to. */
export interface Arguments {
  readonly recordable: Recordable;
  readonly input: object;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly out: string | undefined;
  readonly force: boolean;
}

/**
 * Reads the command line; undefined asks for help.
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [provider, name, ...more] = positionals;
  if (provider === undefined || name === undefined || more.length > 0)
    throw new UsageError("give a provider and an operation; --help tells more");
  if (!Object.hasOwn(served, provider))
    throw new UsageError(`there is no provider ${provider}; there are ${Object.keys(served).join(", ")}`);
  const recordable = named(name, provider, operationsOf(provider));
  const { region, endpoint, out, force } = values;
  if (region !== undefined && !recordable.endpoint.includes("{region}"))
    throw new UsageError(`--region: ${recordable.service} has one endpoint for all regions; leave it out`);
  if (endpoint !== undefined) checkEndpoint(endpoint, recordable);
  return { recordable, input: readInput(values.input), region, endpoint, out, force };
}

/**
 * The operation of a name, or of a service's name and its own where several services have one: `roma.CheckRomaInstanceListV2`.
 * @throws UsageError
 */
export function named(name: string, provider: string, operations: readonly Recordable[]): Recordable {
  const full = ({ service, operation }: Recordable): string => `${service}.${operation.id}`;
  const [found, ...others] = operations.filter((one) => one.operation.id === name || full(one) === name);
  if (found === undefined) {
    const names = operations.map(({ operation }) => operation.id).join(", ");
    throw new UsageError(`${provider} has no operation ${name}; it has ${names}`);
  }
  if (others.length === 0) return found;
  throw new UsageError(`${provider} has several operations ${name}; say ${[found, ...others].map(full).join(" or ")}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        input: { type: "string", default: "{}" },
        region: { type: "string" },
        endpoint: { type: "string" },
        out: { type: "string" },
        force: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unusable arguments");
  }
}

/** Never says what the input is: it may hold a password. */
function readInput(text: string): object {
  let input: unknown;
  try {
    input = JSON.parse(text.startsWith("@") ? readFileSync(text === "@-" ? 0 : text.slice(1), "utf8") : text);
  } catch (error) {
    const unreadable = (error as { code?: string }).code;
    throw new UsageError(`--input: ${unreadable === undefined ? "is no JSON" : `cannot be read (${unreadable})`}`);
  }
  if (typeof input === "object" && input !== null && !Array.isArray(input)) return input;
  throw new UsageError('--input: must be a JSON object, such as {"limit":5}');
}

/** A recording names the host, and proves something about the vendor's alone. */
function checkEndpoint(endpoint: string, { endpoint: template }: Recordable): void {
  const domain = /[^./]+\.[^./]+$/.exec(template)?.[0] ?? "";
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== "https:") throw new UsageError("--endpoint: must be an https:// address");
  if (!url.hostname.endsWith(`.${domain}`))
    throw new UsageError(`--endpoint: must be below ${domain}; a recording of another host proves nothing`);
}
