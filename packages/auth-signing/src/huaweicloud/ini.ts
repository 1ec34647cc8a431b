import { CredentialsError } from "../errors.js";

/** One value of a section, and the line it stands in, counted from 1. */
export interface IniValue {
  readonly value: string;
  readonly line: number;
}

/** A section of an INI file: its values by name in lower case, and the line of its heading. */
export interface IniSection {
  readonly line: number;
  readonly values: ReadonlyMap<string, IniValue>;
}

const HEADING = /^\[([^\]]*)\]\s*(?:[;#].*)?$/;
const ENTRY = /^([^=:]+?)\s*[=:]\s*(.*)$/;

/**
 * Finds one section. Tolerant as the readers of the vendor's SDKs are, taken together: `=` or `:`, spaces anywhere, any
 * line end, names in any case, comments in lines of their own or after white space, values in quotes.
 *
 * @returns undefined when the section is not there.
 * @throws CredentialsError with file and line, never a value: a heading that does not end, a line of this section that is
 *   no entry, a name or the section given twice. Lines of other sections are not judged.
 */
export function iniSection(text: string, wanted: string, file: string): IniSection | undefined {
  let found: { line: number; values: Map<string, IniValue> } | undefined;
  let inside = false;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    const at = `${file}:${index + 1}`;
    if (line === "" || line.startsWith(";") || line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      const name = HEADING.exec(line)?.[1]?.trim();
      if (name === undefined) throw new CredentialsError(`${at}: the heading does not end in "]"; write [name]`);
      inside = name === wanted;
      if (inside && found !== undefined) {
        throw new CredentialsError(
          `${at}: section [${wanted}] is there twice; keep one (the first is in line ${found.line})`,
        );
      }
      if (inside) found = { line: index + 1, values: new Map() };
    } else if (inside && found !== undefined) {
      addEntry(found.values, line, index + 1, at);
    }
  }
  return found;
}

function addEntry(values: Map<string, IniValue>, text: string, line: number, at: string): void {
  const entry = ENTRY.exec(text);
  if (entry === null)
    throw new CredentialsError(`${at}: neither a heading, a comment nor an entry; write name = value`);
  const name = (entry[1] ?? "").toLowerCase();
  const earlier = values.get(name);
  // The name is not shown: what stands before the sign may be half a key.
  if (earlier !== undefined)
    throw new CredentialsError(`${at}: the name is there twice; keep one (the first is in line ${earlier.line})`);
  values.set(name, { value: unquote((entry[2] ?? "").replace(/(^|\s+)[;#].*$/, "").trim()), line });
}

function unquote(value: string): string {
  const quote = value[0];
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
}
