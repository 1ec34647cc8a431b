/** What a program of an old user does. */
export type ProgramKind = "minimal-call" | "maximal-call" | "reading" | "name" | "fixture";

/** A program of an old user, which knows what each line is about. */
export class Program {
  private readonly lines: string[] = [];
  private readonly operations: (string | null)[] = [];

  constructor(
    readonly kind: ProgramKind,
    /** How findings call it, and the file that it is compiled as. */
    readonly name: string,
    /** `<provider>/<service>`, where it is about one. */
    readonly service?: string,
  ) {}

  /** Adds text, which may have several lines. */
  add(text: string, operation: string | null = null): this {
    for (const line of text.split("\n")) {
      this.lines.push(line);
      this.operations.push(operation);
    }
    return this;
  }

  get length(): number {
    return this.lines.length;
  }

  get text(): string {
    return `${this.lines.join("\n")}\n`;
  }

  /** A line, counted from 1. */
  at(line: number): { readonly text: string; readonly operation: string | null } {
    return { text: (this.lines[line - 1] ?? "").trim(), operation: this.operations[line - 1] ?? null };
  }
}
