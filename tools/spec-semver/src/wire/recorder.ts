import type { Change } from "../change.js";
import type { Json } from "../json.js";
import { RULES, type RuleTable } from "./rules/index.js";

/** What a comparison found at one place. */
export interface Finding {
  readonly rule: string;
  readonly location: string;
  readonly from?: Json | undefined;
  readonly to?: Json | undefined;
}

/** Collects findings as changes, by a table of rules. */
export class Recorder {
  readonly changes: Change[] = [];

  /** @param known - the table of the lens, of which `rules` may lack some */
  constructor(
    private readonly rules: RuleTable,
    private readonly known: RuleTable = rules === RULES ? RULES : new Map([...RULES, ...rules]),
  ) {}

  /** Speaks for one operation, or for all of them. */
  of(operation: string | null): Note {
    return (finding) => this.add(operation, finding);
  }

  private add(operation: string | null, { rule: id, location, from = null, to = null }: Finding): void {
    if (!this.known.has(id)) throw new Error(`there is no rule ${id}`);
    const rule = this.rules.get(id);
    if (!rule) return;
    const words: Record<string, string> = {
      operation: operation ?? "the service",
      location,
      from: shown(from),
      to: shown(to),
    };
    const migration = rule.migration.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? "");
    this.changes.push({ rule: id, operation, location, from, to, bump: rule.bump, migration });
  }
}

/** Takes a finding. */
export type Note = (finding: Finding) => void;

function shown(value: Json): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return value;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
