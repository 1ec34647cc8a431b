import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";
import ours from "typescript";
import { Problem } from "../problem.js";

/** TypeScript's own programming interface. */
export type TypeScript = typeof ours;

/** A project as its tsconfig.json describes it. */
export interface Project {
  readonly folder: string;
  readonly ts: TypeScript;
  readonly files: readonly string[];
  readonly options: ours.CompilerOptions;
}

/**
 * Reads a project and those that it refers to.
 *
 * @throws {Problem} without a tsconfig.json or jsconfig.json, and with one that does not parse, or compiles nothing.
 */
export function readProjects(folder: string): Project[] {
  const ts = typescriptOf(folder);
  const file = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined)
    throw new Problem(
      `${folder}: has no tsconfig.json, nor a jsconfig.json; name the folder of a project that has one`,
    );
  const projects = readConfig(ts, folder, file, new Set());
  if (projects.length === 0) throw new Problem(`${file}: compiles no files; name the folder of a project that does`);
  return projects;
}

/** What leaves a configuration half read: no file, files that extend each other. Broken JSON has codes below 2000. */
const UNREADABLE: ReadonlySet<number> = new Set([5012, 5083, 6053, 18000]);

/** The project's own TypeScript, or 5.9 where it has none, or one without a programming interface, as TypeScript 7. */
function typescriptOf(folder: string): TypeScript {
  try {
    const own = createRequire(join(folder, "package.json"))("typescript") as Partial<TypeScript>;
    return typeof own.createProgram === "function" ? (own as TypeScript) : ours;
  } catch {
    return ours;
  }
}

function readConfig(ts: TypeScript, folder: string, file: string, seen: Set<string>): Project[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const fail = (diagnostic: ours.Diagnostic) => {
    throw new Problem(`${file}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`);
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(
    file,
    { noEmit: true, skipLibCheck: true, incremental: false, composite: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (!parsed) throw new Problem(`${file}: cannot be read`);
  const broken = ts.getConfigFileParsingDiagnostics(parsed).find(({ code }) => code < 2000 || UNREADABLE.has(code));
  if (broken) fail(broken);
  const others = (parsed.projectReferences ?? []).flatMap((reference) =>
    readConfig(ts, folder, ts.resolveProjectReferencePath(reference), seen),
  );
  return parsed.fileNames.length === 0
    ? others
    : [{ folder, ts, files: parsed.fileNames, options: parsed.options }, ...others];
}
