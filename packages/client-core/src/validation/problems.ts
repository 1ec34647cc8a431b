import type { ResponseProblem } from "../answer/problem.js";
import type { Shape, ShapeRules, Shapes } from "./shape.js";

/** The way to a value, from the inside out: most values are fine, and never need a text. */
interface Path {
  readonly parent: Path | undefined;
  readonly key: string | number;
}

/** A value still to check, or a list of such from some index on. */
type Work =
  | { readonly shape: Shape; readonly value: unknown; readonly path: Path | undefined }
  | {
      readonly shape: Shape;
      readonly list: readonly unknown[];
      readonly from: number;
      readonly path: Path | undefined;
    };

/**
 * Where a JSON value breaks a shape; the first `most` places. Only what the shape names is looked at, and without recursion
 * into the value: neither its depth nor its size can exhaust the stack.
 */
export function problemsOf(
  shapes: Shapes,
  shape: Shape,
  value: unknown,
  most: number,
  path?: Path,
): readonly ResponseProblem[] {
  const problems: ResponseProblem[] = [];
  const left: Work[] = [{ shape, value, path }];
  for (let work = left.pop(); work !== undefined && problems.length < most; work = left.pop()) {
    if ("list" in work) {
      const { list, from, ...rest } = work;
      if (from + 1 < list.length) left.push({ ...work, from: from + 1 });
      left.push({ shape: rest.shape, value: list[from], path: { parent: rest.path, key: from } });
    } else {
      problems.push(...visit(shapes, work, most, left));
    }
  }
  return problems.slice(0, most);
}

/** The problems of a value itself; what it holds is left to check. */
function visit(
  shapes: Shapes,
  { shape, value, path }: Extract<Work, { value: unknown }>,
  most: number,
  left: Work[],
): readonly ResponseProblem[] {
  const rules = resolved(shapes, shape);
  const found = typeOf(value);
  const problem = (at: Path | undefined, expected: Shape, came: string): ResponseProblem => ({
    pointer: pointerOf(at),
    expected: [...wordsOf(shapes, expected)].join(" or "),
    found: came,
  });
  if (typeof rules === "string") return allows(rules, found) ? [] : [problem(path, rules, found)];
  const { type, properties = {}, required = [], items, anyOf } = rules;
  if (type !== undefined && !allows(type, found)) return [problem(path, type, found)];

  const problems: ResponseProblem[] = [];
  if (anyOf) {
    const each = anyOf.map((one) => problemsOf(shapes, one, value, most, path));
    const here = pointerOf(path);
    // The alternatives that take a value of this type; where none does, one problem names them all.
    const near = each.filter(([first]) => first?.pointer !== here).sort((a, b) => a.length - b.length);
    problems.push(...(near[0] ?? [problem(path, { anyOf }, found)]));
  }
  if (Array.isArray(value)) {
    if (items !== undefined && value.length > 0) left.push({ shape: items, list: value, from: 0, path });
  } else if (typeof value === "object" && value !== null) {
    for (const key of required) {
      if (Object.hasOwn(value, key)) continue;
      const wanted = Object.hasOwn(properties, key) ? properties[key] : undefined;
      problems.push(problem({ parent: path, key }, wanted ?? {}, "nothing"));
    }
    // Last in, first out: the first property is to be told first.
    for (const [key, child] of Object.entries(properties).reverse()) {
      if (!Object.hasOwn(value, key)) continue;
      const inner = (value as Record<string, unknown>)[key];
      if (typeof child === "string" && allows(child, typeOf(inner))) continue;
      left.push({ shape: child, value: inner, path: { parent: path, key } });
    }
  }
  return problems;
}

/** A shape that is no mere name. */
function resolved(shapes: Shapes, shape: Shape): string | ShapeRules {
  let one = shape;
  while (typeof one === "string" && one.startsWith("#")) one = shapes[one.slice(1)] ?? {};
  return one;
}

/** The JSON type of a value; a number beyond a double, which `JSON.parse` reads as infinite, has none. */
function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  // What `parseExact` gives for the long digits of a 64-bit integer.
  if (typeof value === "bigint") return "integer";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value) ? "integer" : Number.isFinite(value) ? "number" : "number out of range";
}

function allows(words: string, found: string): boolean {
  return (
    words === found || words.split(" ").some((word) => word === found || (word === "number" && found === "integer"))
  );
}

/** What a value of a shape may be, for a message. */
function wordsOf(shapes: Shapes, shape: Shape): Set<string> {
  const rules = resolved(shapes, shape);
  if (typeof rules === "string") return new Set(rules.split(" "));
  if (rules.type !== undefined) return new Set(rules.type.split(" "));
  return new Set(rules.anyOf?.flatMap((one) => [...wordsOf(shapes, one)]) ?? ["any value"]);
}

function pointerOf(path: Path | undefined): string {
  const parts: string[] = [];
  for (let at = path; at !== undefined; at = at.parent) {
    parts.push(`/${String(at.key).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  return parts.reverse().join("");
}
