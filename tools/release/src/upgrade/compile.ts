import { join, sep } from "node:path";
import type ts from "typescript";
import type { Project } from "./project.js";
import type { Variant } from "./variant.js";

/** Something that does not compile, at its place. */
export interface Failure {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: number;
  readonly message: string;
  readonly text: string;
}

/**
 * A project's program in which one package, with what it brings along, is a given version.
 *
 * @param met is told each import of the package, and whether the version has it.
 */
export function programWith(
  project: Project,
  name: string,
  variant: Variant,
  met?: (specifier: string, isThere: boolean) => void,
): ts.Program {
  const { ts, options, folder, files } = project;
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => folder;
  const cache = ts.createModuleResolutionCache(folder, (file) => file, options);
  const [scope = name] = name.split("/", 1);
  host.resolveModuleNameLiterals = (literals, containing, redirected, own, file) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(file, literal, own);
      const from = (at: string) => ts.resolveModuleName(literal.text, at, own, host, cache, redirected, mode);
      if (isOwn(containing, variant)) {
        if (isOf(literal.text, name)) {
          const found = from(join(variant.at, "index.ts"));
          met?.(literal.text, found.resolvedModule !== undefined);
          return found;
        }
        // Packages of the same makers come in the versions that an upgrade brings along.
        if (literal.text.startsWith(`${scope}/`)) {
          const along = from(join(variant.folder, "index.ts"));
          if (along.resolvedModule) return along;
        }
      }
      return from(containing);
    });
  return ts.createProgram({ rootNames: [...files], options, host });
}

/** The project's own files: neither its dependencies nor the package. */
export function ownFiles(program: ts.Program, variant: Variant): ts.SourceFile[] {
  return program.getSourceFiles().filter(({ fileName }) => isOwn(fileName, variant));
}

/** What of a project does not compile. */
export function failures({ ts }: Project, program: ts.Program, variant: Variant): Failure[] {
  return ownFiles(program, variant).flatMap((file) =>
    // How a file is written does not hang on a package.
    program.getSemanticDiagnostics(file).map((diagnostic): Failure => {
      const { line, character } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      return {
        file: file.fileName,
        line: line + 1,
        column: character + 1,
        code: diagnostic.code,
        message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").replaceAll(/\s+/g, " "),
        text: file.text.split(/\r?\n/)[line]?.trim() ?? "",
      };
    }),
  );
}

/** What fails with the new version only. */
export function newFailures(before: readonly Failure[], after: readonly Failure[]): Failure[] {
  const key = ({ file, line, column, code }: Failure) => [file, line, column, code].join(":");
  const known = new Set(before.map(key));
  return after.filter((failure) => !known.has(key(failure)));
}

function isOwn(file: string, { at, folder }: Variant): boolean {
  const path = file.split("/").join(sep);
  const inside = (parent: string) => path.startsWith(parent + sep);
  return !path.includes(`${sep}node_modules${sep}`) && !inside(at) && !inside(folder);
}

function isOf(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}
