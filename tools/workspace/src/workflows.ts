import { parse } from "yaml";

interface Job {
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

/** Says what a GitHub workflow leaves open that this workspace wants closed, one line each; what is wrong YAML a linter says. */
export function loose(file: string, text: string): string[] {
  const { permissions, concurrency, jobs } = parse(text) as {
    readonly permissions?: unknown;
    readonly concurrency?: unknown;
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`${file}: ${problem}`);

  if (permissions === undefined) say("permissions are not set: say at the top what its token may do");
  if (typeof permissions === "string") say(`permissions are "${permissions}": name each of them`);
  if (Object.values(permissions ?? {}).includes("write"))
    say("permissions to write belong to the one job that needs them");
  if (concurrency === undefined) say("concurrency is not set");
  for (const [name, { "timeout-minutes": timeout, permissions: own, steps = [] }] of Object.entries(jobs)) {
    if (timeout === undefined) say(`job ${name} has no timeout-minutes`);
    if (typeof own === "string") say(`job ${name} has permissions "${own}": name each of them`);
    for (const { uses, with: inputs } of steps) {
      if (uses?.startsWith("actions/checkout@") && inputs?.["persist-credentials"] !== false) {
        say(`job ${name} checks out and leaves the token behind: set persist-credentials: false`);
      }
    }
  }
  for (const line of text.split("\n")) {
    const uses = /^\s*(?:- )?uses:\s*(.*)$/.exec(line)?.[1];
    if (uses === undefined || uses.startsWith("./")) continue;
    if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)) {
      say(`uses ${uses}: pin it to a full commit SHA, with the version in a comment, as in "# v1.2.3"`);
    }
  }
  return problems;
}
