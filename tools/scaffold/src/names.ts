import { ScaffoldError } from "./scaffold-error.js";

/** A name as part of another: `cups` is `Cups`, `created_user` is `CreatedUser`. */
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|[_-])([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The method of an operation, and the variable of a client. */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Words that no variable can be called, and names that the entry of a service takes from elsewhere. */
const RESERVED = new Set(
  (
    "arguments async await break case catch class const constructor continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in index instanceof interface let new null of " +
    "package private protected prototype public return static super switch this throw true try typeof undefined var " +
    "void while with yield explaining generated partial state transport"
  ).split(" "),
);

/** @throws ScaffoldError for a name that no folder, entry and type can share. */
export function checkName(what: "provider" | "service", name: string): void {
  if (RESERVED.has(name)) {
    throw new ScaffoldError(
      `${what} ${name} cannot be: code has another use for the word; choose another, such as ${name}api`,
    );
  }
  if (/^[a-z][a-z0-9]{1,29}$/.test(name)) return;
  throw new ScaffoldError(
    `${what} ${JSON.stringify(name)} cannot be: it becomes a folder, an entry and part of a type, so use a-z and 0-9, ` +
      "a letter first, 2 to 30 of them, such as cups",
  );
}

/** @throws ScaffoldError for what is no version of an API. */
export function checkVersion(version: string): void {
  if (/^v\d{1,8}(?:\.\d{1,3})?$/.test(version)) return;
  throw new ScaffoldError(`version ${JSON.stringify(version)} cannot be: use the vendor's, such as v2 or v1.1`);
}

/** The known name that was probably meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const whole = known.find((one) => name.length > 2 && (one.startsWith(name) || name.startsWith(one)));
  if (whole !== undefined) return whole;
  const [best] = known
    .map((one) => ({ one, apart: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart);
  return best !== undefined && best.apart <= Math.max(2, best.one.length / 3) ? best.one : undefined;
}

/** Letters to put in, leave out or exchange. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.split("").entries()) {
    const next = [i + 1];
    for (const [j, other] of to.split("").entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
