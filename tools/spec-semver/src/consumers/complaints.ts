import type { Diagnostic } from "@yunfan-tools/contract/compile";

/** What some compiler said of a line of a program. */
export interface Complaint {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** What any compiler refused, by file. They word a complaint nearly alike: one for each line and code is enough. */
export function complaintsOf(diagnostics: readonly Diagnostic[]): Map<string, Complaint[]> {
  const found = new Map<string, Complaint[]>();
  for (const { file, line, code, message } of diagnostics) {
    const known = found.get(file) ?? [];
    if (!known.some((one) => one.line === line && one.code === code)) known.push({ line, code, message });
    found.set(file, known);
  }
  return found;
}
