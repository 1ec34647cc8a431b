import { compile, compilers, type Diagnostic } from "@yunfan-tools/contract/compile";
import type { Change } from "../change.js";
import { InputError } from "../input/input-error.js";
import { objectAt } from "../json.js";
import type { ClientPackage, PackagePair } from "../packages/client-package.js";
import type { Warn } from "../packages/from-specs.js";
import { installed, Modules } from "../packages/modules.js";
import { Recorder } from "../wire/recorder.js";
import { expand } from "../wire/rules/family.js";
import { complaintsOf, type Complaint } from "./complaints.js";
import { fixturesOf } from "./fixtures.js";
import { programsOf } from "./generate.js";
import type { Program } from "./program.js";
import { CONSUMERS_FAMILIES } from "./rules.js";
import { syntaxProblem } from "./syntax.js";

const RULES = new Map(expand(CONSUMERS_FAMILIES).map((rule) => [rule.id, rule]));

/**
 * The third lens: programs of an old user, generated and given by teams, compiled against the new package by each compiler that
 * users have. What one of them refuses is refused.
 *
 * @param warn - told of a given program that cannot even be compiled against the old package, and so tells nothing
 * @returns the changes of each pair, in their order
 */
export async function compareConsumers(
  pairs: readonly PackagePair[],
  warn: Warn,
  fixtures?: string,
): Promise<Change[][]> {
  const modules = new Modules(new Map(pairs.map(({ before }, i) => [`old${i}`, before] as const)));
  const programs = pairs.map(({ before }, i) => [
    ...programsOf(modules, `old${i}`, before),
    ...fixturesOf(before, warn, fixtures).filter((program) => parses(program, warn)),
  ]);
  const files: Record<string, string> = {};
  pairs.forEach(({ before, after }, i) => {
    for (const [folder, one] of [
      [`old${i}`, before],
      [`new${i}`, after],
    ] as const) {
      Object.assign(files, Object.fromEntries(installed(folder, one)));
      for (const program of programs[i] ?? []) files[`${folder}/${program.name}`] = program.text;
    }
  });
  // With text that is no TypeScript among the files, a compiler says nothing of the rest.
  for (const [file, text] of Object.entries(files)) {
    const problem = file.endsWith(".ts") ? syntaxProblem(text) : undefined;
    if (problem !== undefined) throw new InputError(`${file}: is no TypeScript: ${problem}`);
  }
  const diagnostics: Diagnostic[] = [];
  for (const compiler of Object.keys(compilers) as (keyof typeof compilers)[]) {
    diagnostics.push(...(await compile(compiler, files, "tools/spec-semver")));
  }
  const found = complaintsOf(diagnostics);
  return pairs.map(({ before, after }, i) => [
    ...judgePackage(after, complaintsIn(`old${i}`, before, found), complaintsIn(`new${i}`, after, found)),
    ...(programs[i] ?? []).flatMap((program) => judge(program, i, found, warn)),
  ]);
}

/** What was said of the declarations of a package, by file. */
function complaintsIn(folder: string, { name }: ClientPackage, found: ReadonlyMap<string, Complaint[]>) {
  const base = `${folder}/node_modules/${name}/`;
  const own = [...found].filter(([file]) => file.startsWith(base));
  return own.flatMap(([file, list]) => list.map((one) => ({ ...one, file: file.slice(base.length) })));
}

type PackageComplaint = Complaint & { readonly file: string };

/** Whoever compiles with `skipLibCheck: false` compiles the declarations as well. */
function judgePackage(
  { manifest }: ClientPackage,
  before: readonly PackageComplaint[],
  after: readonly PackageComplaint[],
): Change[] {
  const recorder = new Recorder(RULES);
  const told = new Set(before.map((one) => `${one.file} ${line(one)}`));
  const dependencies = ["dependencies", "peerDependencies"].flatMap((key) => Object.keys(objectAt(manifest, key)));
  for (const one of after) {
    // Packages that it depends on may not be installed here.
    const foreign = dependencies.some((name) => new RegExp(`'${name}(/[^']*)?'`).test(one.message));
    if (told.has(`${one.file} ${line(one)}`) || (one.code === "TS2307" && foreign)) continue;
    recorder.of(null)({ rule: "consumers-package-fails", location: `${one.file}:${one.line}`, to: line(one) });
  }
  return recorder.changes;
}

function parses({ name, text }: Program, warn: Warn): boolean {
  const problem = syntaxProblem(text);
  if (problem !== undefined) warn(`${name} is no TypeScript, and is left out: ${problem}`);
  return problem === undefined;
}

function judge(program: Program, i: number, found: ReadonlyMap<string, Complaint[]>, warn: Warn): Change[] {
  const before = found.get(`old${i}/${program.name}`) ?? [];
  const [first] = before;
  if (first && program.kind === "fixture") {
    warn(`${program.name}:${first.line} does not compile against the old release, and is left out: ${line(first)}`);
    return [];
  }
  const recorder = new Recorder(RULES);
  // A name that is no value after all is told by the surface; of another program that never compiled nothing can be told.
  if (first && program.kind !== "name") {
    recorder.of(program.at(first.line).operation)({
      rule: "consumers-unproven",
      location: `${program.name}:${first.line}`,
      from: program.at(first.line).text,
      to: line(first),
    });
  }
  const old = new Set(before.map((one) => one.line));
  for (const one of found.get(`new${i}/${program.name}`) ?? []) {
    if (old.has(one.line)) continue;
    const { text, operation } = program.at(one.line);
    const location = `${program.name}:${one.line}`;
    recorder.of(operation)({ rule: `consumers-${program.kind}-fails`, location, from: text, to: line(one) });
  }
  const { service } = program;
  return recorder.changes.map((change) => (service === undefined ? change : { ...change, service }));
}

const line = ({ code, message }: Complaint) => `${code}: ${message.split("\n", 1)[0] ?? ""}`;
