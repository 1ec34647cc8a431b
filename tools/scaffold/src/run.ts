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
  service: `Usage: new:service <provider> <service> <version> [--page <saved page> [--operation <id>] [--url <url>]] [--dry-run]`,
  provider: `Usage: new:provider <name> [--signing ${SIGNINGS.join("|")}] [--dry-run]`,
};

/**
 * `new:service` and `new:provider`.
 * @returns The exit code: 0 laid out, 1 refused, 2 unusable arguments. Never half of it.
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
    if (!(error instanceof ScaffoldError)) throw error;
    complain(`new:${what}: ${error.message}`);
    return 1;
  }
}

class Usage extends Error {}

function service(root: string, args: readonly string[]): { plan: Plan; dry: boolean } {
  const text = { type: "string" } as const;
  const { values, positionals } = read(args, {
    page: text,
    operation: text,
    url: text,
    "dry-run": { type: "boolean" },
  });
  const [name, service_, version, ...more] = positionals;
  if (name === undefined || service_ === undefined || version === undefined || more.length > 0) {
    throw new Usage(`${positionals.length} names given; it takes provider, service and version`);
  }
  const { page, operation, url } = values as Record<string, string | undefined>;
  if (page === undefined && (operation ?? url) !== undefined)
    throw new Usage("--operation and --url belong to a --page");
  return {
    plan: planService(root, { provider: name, service: service_, version, page, operation, url }),
    dry: values["dry-run"] === true,
  };
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

function read(args: readonly string[], options: Record<string, { type: "string" | "boolean" }>) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new Usage(error instanceof Error ? (error.message.split(". To specify", 1)[0] ?? "") : String(error));
  }
}
