import { BUMPS, type Change } from "./change.js";
import type { Report } from "./compare.js";

const TITLES = { major: "Breaking", minor: "Added or loosened", patch: "Documentation", none: "Nothing" } as const;

/** A report for people: the bump, then what needs it, worst first. */
export function printReport({ bump, changes }: Report): string {
  const lines = [`Bump: ${bump}`];
  for (const kind of [...BUMPS].reverse()) {
    const found = changes.filter((change) => change.bump === kind);
    if (found.length === 0) continue;
    lines.push("", `${TITLES[kind]} (${kind}, ${found.length})`);
    for (const group of byOperation(found)) {
      lines.push(`  ${group.name}`);
      for (const change of group.changes)
        lines.push(`    ${change.rule} at ${change.location}${difference(change)}`, `      ${change.migration}`);
    }
  }
  if (changes.length === 0) lines.push("", "Both say the same.");
  return `${lines.join("\n")}\n`;
}

function byOperation(changes: readonly Change[]): { name: string; changes: Change[] }[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const name = [change.service, change.operation ?? "every operation"].filter((part) => part !== undefined).join(" ");
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups].map(([name, group]) => ({ name, changes: group }));
}

function difference({ from, to }: Change): string {
  if (from === null && to === null) return "";
  if (from === null) return `: ${short(to)}`;
  return to === null ? `: was ${short(from)}` : `: ${short(from)} -> ${short(to)}`;
}

function short(value: Change["from"]): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
