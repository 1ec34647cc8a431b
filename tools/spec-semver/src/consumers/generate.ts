import ts from "typescript";
import { entriesOf, serviceOf, type ClientPackage } from "../packages/client-package.js";
import type { Modules } from "../packages/modules.js";
import { operationsIn } from "../types/index.js";
import { Program } from "./program.js";
import { accessTo, isName, readingOf } from "./reading.js";
import { shapeOf } from "../types/shape.js";
import { sampleOf, turnsOf } from "./sample.js";

/** The programs of an old user of a package, entry by entry. */
export function programsOf(modules: Modules, folder: string, one: ClientPackage): Program[] {
  const bases = new Set<string>();
  return entriesOf(one).flatMap(({ key, types }) => {
    if (types === undefined) return [];
    const names = modules.exportsOf(folder, key);
    const clients = clientsOf(modules, names);
    // Used as types by the program that reads.
    const read = clients.length === 0 ? [] : operationsIn(names).flatMap((name) => [`${name}Output`, `${name}Errors`]);
    const specifier = `${one.name}${key.slice(1)}`;
    const service = serviceOf(one, key);
    let base = key.replace(/^\.\/?/, "").replaceAll("/", "-") || "index";
    while (bases.has(base)) base += "-again";
    bases.add(base);
    const sides: Sides = { modules, names, specifier, clients };
    return [
      namesProgram(new Program("name", `${base}-names.ts`, service), modules, names, specifier, {
        values: modules.valuesOf(folder, key),
        read: new Set(read),
      }),
      ...(clients.length === 0
        ? []
        : [
            callsProgram(new Program("minimal-call", `${base}-minimal.ts`, service), sides),
            callsProgram(new Program("maximal-call", `${base}-maximal.ts`, service), sides),
            readsProgram(new Program("reading", `${base}-reads.ts`, service), sides),
          ]),
    ];
  });
}

interface Sides {
  readonly modules: Modules;
  readonly names: ReadonlyMap<string, ts.Symbol>;
  readonly specifier: string;
  /** The interfaces of clients, such as `RomaClient`. */
  readonly clients: readonly (readonly [name: string, type: ts.Type])[];
}

/** The interfaces of operations that an entry exports: of each `<Service>Client` with the operations' types beside it. */
function clientsOf(modules: Modules, names: ReadonlyMap<string, ts.Symbol>): [string, ts.Type][] {
  if (operationsIn(names).length === 0) return [];
  return [...names].flatMap(([name, symbol]) => {
    const type = name.endsWith("Client") ? modules.typeOf(symbol) : undefined;
    return type ? [[name, type] as [string, ts.Type]] : [];
  });
}

/** Every name of an entry, imported by itself; a value is used as one, a type with as few and as many arguments as it takes. */
function namesProgram(
  program: Program,
  modules: Modules,
  names: ReadonlyMap<string, ts.Symbol>,
  specifier: string,
  { values, read }: { readonly values: ReadonlySet<string>; readonly read: ReadonlySet<string> },
): Program {
  const from = JSON.stringify(specifier);
  [...names.keys()].forEach((name, i) => {
    const symbol = names.get(name);
    const value = values.has(name);
    const imported = isName(name) ? name : JSON.stringify(name);
    program.add(`import ${value ? "" : "type "}{ ${imported} as n${i} } from ${from};`);
    if (value) program.add(`export const v${i} = n${i};`);
    const counts = read.has(name) ? [] : argumentCounts(modules, symbol);
    for (const count of counts) program.add(`export type T${program.length} = n${i}${withAny(count)};`);
    for (const word of wordsOf(modules, symbol)) program.add(`export const w${program.length}: n${i} = ${word};`);
  });
  return program.add("export {};");
}

/** How many arguments a type takes at least and at most; nothing for what is no type. */
function argumentCounts(modules: Modules, symbol: ts.Symbol | undefined): Iterable<number> {
  const target = symbol && modules.resolved(symbol);
  if (modules.typeOf(target) === undefined) return [];
  const lists = (target?.declarations ?? []).map((node) => (node as ts.InterfaceDeclaration).typeParameters ?? []);
  const parameters = lists.find(({ length }) => length > 0) ?? [];
  return new Set([parameters.filter((one) => one.default === undefined).length, parameters.length]);
}

const withAny = (count: number) => (count === 0 ? "" : `<${Array<string>(count).fill("any").join(", ")}>`);

/** The words of an exported list of words, such as that of the regions. */
function wordsOf(modules: Modules, symbol: ts.Symbol | undefined): Iterable<string> {
  const type = modules.typeOf(symbol);
  return (type && shapeOf(modules.checker, type).words) ?? [];
}

function callsProgram(program: Program, sides: Sides): Program {
  sides.clients.forEach(([client, type], i) => {
    const [handle, from] = [`client${i === 0 ? "" : i}`, JSON.stringify(sides.specifier)];
    program.add(`import type { ${client} } from ${from};\ndeclare const ${handle}: ${client};`);
    addCalls(program, sides, handle, type);
  });
  return program.add("export {};");
}

function addCalls(program: Program, { modules, names }: Sides, client: string, type: ts.Type): void {
  const { checker } = modules;
  for (const [method, operation, signature] of methodsOf(checker, type)) {
    const input = modules.typeOf(names.get(`${operation}Input`));
    if (input === undefined) continue;
    const paged = cursorOf(checker, method);
    const call = `${client}${accessTo(method.name)}`;
    const declared = signature.getParameters()[0]?.valueDeclaration;
    const optional = declared !== undefined && ts.isParameter(declared) && checker.isOptionalParameter(declared);
    if (program.kind === "minimal-call") {
      const sample = sampleOf(checker, input, "minimal");
      const least = optional ? "" : sample;
      program.add(`await ${call}(${least});`, operation);
      // Through the interface, as callers with a variable of their own do.
      program.add(`await ${call}(${sample});`, operation);
      if (paged !== undefined) program.add(`for await (const item of ${call}.items(${least})) void item;`, operation);
    } else {
      for (let turn = 0; turn < turnsOf(checker, input); turn++) {
        program.add(`await ${call}(${sampleOf(checker, input, "maximal", turn)});`, operation);
      }
      if (paged === undefined) continue;
      const sample = sampleOf(checker, input, "maximal");
      program.add(`for await (const page of ${call}.pages(${sample}, { from: ${paged} })) void page;`, operation);
      program.add(`void (await ${call}.collect(${sample}, { max: 1 })).items;`, operation);
    }
  }
}

/** A place to begin at, of an operation whose pages can be walked. */
function cursorOf(checker: ts.TypeChecker, method: ts.Symbol): string | undefined {
  const type = checker.getTypeOfSymbol(method);
  if (type.getProperty("items") === undefined) return undefined;
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  const cursor = isReference ? checker.getTypeArguments(type as ts.TypeReference)[4] : undefined;
  return cursor === undefined ? "undefined" : sampleOf(checker, cursor, "minimal");
}

/** Answers and error bodies, read through. */
function readsProgram(program: Program, { modules, names, specifier }: Sides): Program {
  const { checker } = modules;
  program.add(`import type * as api from ${JSON.stringify(specifier)};`);
  program.add("declare function use<T>(value: T): void;");
  for (const operation of operationsIn(names)) {
    for (const part of ["Output", "Errors"]) {
      const type = modules.typeOf(names.get(`${operation}${part}`));
      if (type === undefined) continue;
      program.add(`export function read${operation}${part}(given: api.${operation}${part}): void {`, operation);
      for (const line of readingOf(checker, type, "given")) program.add(line, operation);
      program.add("}", operation);
    }
  }
  return program;
}

function methodsOf(checker: ts.TypeChecker, type: ts.Type): [ts.Symbol, string, ts.Signature][] {
  return type.getProperties().flatMap((symbol) => {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    const operation = symbol.name.charAt(0).toUpperCase() + symbol.name.slice(1);
    return signature ? [[symbol, operation, signature] as [ts.Symbol, string, ts.Signature]] : [];
  });
}
