import { parseArgs } from "node:util";
import { apply, described, formatted, type Plan } from "./plan.js";
import { nearest } from "./names.js";
import { planProvider, SIGNINGS } from "./new-provider.js";
import { ScaffoldError } from "./scaffold-error.js";
import { planService } from "./new-service.js";

/** Where the commands work and print. */
export interface Surroundings {
  readonly root: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

const USAGE = {
  service: `Usage: new:service <provider> <service> <version> [--page <saved page> [--operation <id>] [--url <url>]]… [--dry-run]`,
  provider: `Usage: new:provider <name> [--signing ${SIGNINGS.join("|")}] [--dry-run]`,
};

/**
 * `new:service` and `new:provider`.
 * @returns The exit code: 0 laid out, 2 refused. Never half of it.
 */
export async function run(
  what: "service" | "provider",
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { root, print, complain } = surroundings;
  try {
    const { plan, dry } = what === "service" ? service(root, args) : provider(root, args);
    const whole = await formatted(root, plan);
    for (const line of described(root, whole)) print(line);
    if (dry) {
      print("Nothing was written (--dry-run).");
      return 0;
    }
    apply(root, whole);
    print("\nNext:");
    whole.next.forEach((step, index) => print(`  ${index + 1}. ${step}`));
    return 0;
  } catch (error) {
    if (error instanceof Usage) {
      complain(`new:${what}: ${error.message}\n${USAGE[what]}`);
      return 2;
    }
    const { code, message } = error as NodeJS.ErrnoException;
    if (!(error instanceof ScaffoldError) && code === undefined) throw error;
    complain(`new:${what}: ${message}${error instanceof ScaffoldError ? "" : "; nothing was written"}`);
    return 2;
  }
}

class Usage extends Error {}

function service(root: string, args: readonly string[]): { plan: Plan; dry: boolean } {
  const { values, positionals, tokens } = read(args, {
    page: { type: "string", multiple: true },
    operation: { type: "string", multiple: true },
    url: { type: "string", multiple: true },
    "dry-run": { type: "boolean" },
  });
  const [name, service_, version, ...more] = positionals;
  if (name === undefined || service_ === undefined || version === undefined || more.length > 0) {
    throw new Usage(`${positionals.length} names given; it takes provider, service and version`);
  }
  const pages: { file: string; operation?: string; url?: string }[] = [];
  for (const token of tokens) {
    if (token.kind !== "option" || token.value === undefined) continue;
    const page = pages.at(-1);
    if (token.name === "page") pages.push({ file: token.value });
    else if (page === undefined) throw new Usage(`--${token.name} belongs to the --page before it, and there is none`);
    else page[token.name as "operation" | "url"] = token.value;
  }
  const wrong = pages.find(({ url = "https://" }) => !/^https?:\/\//.test(url));
  if (wrong !== undefined) throw new Usage(`--url ${JSON.stringify(wrong.url)} is no address of a page: https://…`);
  const plan = planService(root, { provider: name, service: service_, version, pages });
  return { plan, dry: values["dry-run"] === true };
}

function provider(root: string, args: readonly string[]): { plan: Plan; dry: boolean } {
  const { values, positionals } = read(args, { signing: { type: "string" }, "dry-run": { type: "boolean" } });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new Usage(`${positionals.length} names given; it takes one`);
  const wanted = String(values["signing"] ?? "stub");
  const signing = SIGNINGS.find((one) => one === wanted);
  if (signing === undefined) {
    const meant = nearest(wanted, SIGNINGS);
    const guess = meant === undefined ? `there are ${SIGNINGS.join(", ")}` : `did you mean ${meant}?`;
    throw new Usage(`there is no signing scheme ${JSON.stringify(wanted)}: ${guess}`);
  }
  return { plan: planProvider(root, { name, signing }), dry: values["dry-run"] === true };
}

function read(args: readonly string[], options: Record<string, { type: "string" | "boolean"; multiple?: boolean }>) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new Usage(error instanceof Error ? (error.message.split(". To specify", 1)[0] ?? "") : String(error));
  }
}
