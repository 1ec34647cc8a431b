import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "continue-on-error"?: unknown;
}

interface Job {
  readonly permissions?: unknown;
  readonly environment?: unknown;
  readonly secrets?: unknown;
  readonly uses?: string;
  readonly container?: unknown;
  readonly services?: unknown;
  readonly "runs-on"?: unknown;
  readonly "timeout-minutes"?: number;
  readonly "continue-on-error"?: unknown;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

type Say = (problem: string) => void;

/** Says what a GitHub workflow leaves open that this workspace wants closed, one line each; what is wrong YAML a linter says. */
export function loose(file: string, text: string): string[] {
  const workflow = parse(text) as Workflow;
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`${file}: ${problem}`);

  lookAtTriggers(workflow, say);
  lookAtPermissions(workflow, say);
  if (workflow.concurrency === undefined) say("concurrency is not set");
  if (/toJSON\(\s*secrets\s*\)/i.test(text)) say("hands out all secrets: name the one that is needed");
  for (const [name, job] of Object.entries(workflow.jobs)) lookAtJob(name, job, say);
  const uses = Object.values(workflow.jobs).flatMap((job) => [job.uses, ...(job.steps ?? []).map((step) => step.uses)]);
  for (const one of uses) if (one !== undefined && !one.startsWith("./")) lookAtAction(one, text, say);
  return problems;
}

/** Events that run a workflow of main, with its secrets and a token that writes, over what a stranger sent. */
const STRANGERS = ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "fork", "watch"];

function lookAtTriggers({ on }: Workflow, say: Say): void {
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? (on as string[]) : Object.keys(on ?? {});
  for (const event of events.filter((one) => STRANGERS.includes(one))) {
    say(`is started by ${event}, with all rights over what a stranger sent: take pull_request`);
  }
}

function lookAtPermissions({ permissions, jobs }: Workflow, say: Say): void {
  if (permissions === undefined) say("permissions are not set: say at the top what its token may do");
  if (typeof permissions === "string") say(`permissions are "${permissions}": name each of them`);
  if (writes(permissions)) say("permissions to write belong to the one job that needs them");
  for (const [name, { permissions: own, environment, secrets }] of Object.entries(jobs)) {
    if (typeof own === "string") say(`job ${name} has permissions "${own}": name each of them`);
    if (writes(own) && environment === undefined) say(`job ${name} may write: give it an environment with reviewers`);
    if (secrets === "inherit") say(`job ${name} hands on all secrets: name the one that is needed`);
  }
}

const writes = (permissions: unknown) => Object.values(permissions ?? {}).includes("write");

function lookAtJob(name: string, job: Job, say: Say): void {
  const { steps = [], container, services } = job;
  if (job.uses === undefined) {
    if (job["timeout-minutes"] === undefined) say(`job ${name} has no timeout-minutes`);
    if (!/^ubuntu-\d\d\.\d\d$/.test(String(job["runs-on"]))) {
      say(`job ${name} runs on ${String(job["runs-on"])}: name an image of GitHub's by its version, as ubuntu-24.04`);
    }
  }
  if (container !== undefined || services !== undefined) say(`job ${name} runs an image of others' making`);
  for (const one of [job, ...steps]) {
    if (one["continue-on-error"] !== undefined) say(`job ${name} goes on after an error, and so is green for nothing`);
  }
  for (const { uses = "", run = "", with: inputs } of steps) {
    if (uses.startsWith("actions/checkout@") && inputs?.["persist-credentials"] !== false) {
      say(`job ${name} checks out and leaves the token behind: set persist-credentials: false`);
    }
    if (uses.startsWith("actions/setup-node@") && inputs?.["package-manager-cache"] !== false) {
      say(`job ${name} may take packages from a cache that others wrote: set package-manager-cache: false`);
    }
    if (uses.startsWith("actions/cache") || inputs?.["cache"] !== undefined) {
      say(`job ${name} takes what it runs from a cache that others wrote`);
    }
    if (run.includes("${{")) {
      say(`job ${name} puts \${{ }} into a script, where it becomes code: pass it by env, and quote "$NAME"`);
    }
  }
}

function lookAtAction(uses: string, text: string, say: Say): void {
  const line = text.split("\n").find((one) => one.includes(`uses: ${uses}`)) ?? "";
  const rest = line.slice(line.indexOf(uses));
  if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(rest)) {
    say(`uses ${uses}: pin it to a full commit SHA, with the version in a comment, as in "# v1.2.3"`);
  }
}
