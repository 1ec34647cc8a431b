import ts from "typescript";

const known = new Map<string, string | undefined>();

/** What keeps a text from being TypeScript, on one line. */
export function syntaxProblem(text: string): string | undefined {
  if (!known.has(text)) {
    const [first] = ts.transpileModule(text, { reportDiagnostics: true }).diagnostics ?? [];
    known.set(text, first && ts.flattenDiagnosticMessageText(first.messageText, " "));
  }
  return known.get(text);
}
