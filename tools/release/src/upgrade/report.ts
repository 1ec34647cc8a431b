import { relative } from "node:path";
import { worst } from "@yunfan-tools/spec-semver/change";
import type { Upgrade } from "./check.js";

/** A report for the team whose project it is; paths are relative to it. */
export function printUpgrade(name: string, project: string, upgrade: Upgrade): string {
  const { from, to, typescript, imports, broken, changed, unused } = upgrade;
  const at = ({ file, line, column }: { file: string; line: number; column: number }) =>
    `${relative(project, file)}:${line}:${column}`;
  const lines = [`${name} ${from} -> ${to}, by TypeScript ${typescript}`, ""];
  for (const one of imports.missing)
    lines.push(`${one}: not found in ${from} by the project's settings, so nothing is known of it`);
  if (imports.found.length === 0) lines.push(`Nothing here imports what ${name} ${from} has; is it the right folder?`);
  if (lines.length > 2) lines.push("");
  lines.push(broken.length === 0 ? "Everything that compiles still does." : "No longer compiles:");
  for (const one of broken) lines.push(`  ${at(one)} TS${one.code}: ${one.message}`, `      ${one.text}`);
  lines.push("", changed.length === 0 ? "No used operation changed on the wire." : "Used, and changed on the wire:");
  for (const { service, operation, uses, changes } of changed) {
    const bump = worst(changes.map((change) => change.bump));
    lines.push(`  ${service} ${operation ?? "(every operation)"} (${bump}), used at ${uses.map(at).join(", ")}`);
    for (const { rule, location, from: old, to: now, migration } of changes) {
      lines.push(`    ${rule} at ${location}: ${JSON.stringify(old)} -> ${JSON.stringify(now)}`, `      ${migration}`);
    }
  }
  if (unused > 0) lines.push("", `Other changes, of what is not used here: ${unused}.`);
  return lines.join("\n");
}
