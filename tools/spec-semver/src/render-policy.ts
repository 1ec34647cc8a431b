import { ALL_FAMILIES } from "./families.js";
import { POLICY, type PolicyKey, type PolicyRow } from "./policy.js";

/** Policy and rules side by side, as `policy.md` shows them. */
export function renderPolicy(): string {
  const rows = Object.entries(POLICY) as [PolicyKey, PolicyRow][];
  const lines = [
    "# Policy",
    "",
    "What a change of a spec is called in a release. Several changes: the worst one wins. Printed from",
    "[src/policy.ts](src/policy.ts) and the tables of the lenses, [src/families.ts](src/families.ts), by",
    "`vitest run src/policy.test.ts -u`; edit those.",
    "",
    "| change | bump |",
    "| --- | --- |",
    ...rows.map(([, { change, bump }]) => `| ${change} | ${bump} |`),
    "",
    "The rows after *reordering, formatting, an unused component* decide what the policy leaves open, the careful way.",
    "",
    "# Rules",
    "",
    "`{a,b}` stands for one rule each. Names follow oasdiff's vocabulary (github.com/oasdiff/oasdiff 0001ef8,",
    "checker/localizations_src/en/messages.yaml). Families marked *own* have no name there; of some others it lacks members, such as",
    "those of response headers and of limits of answers that got tighter, which are named alike here. Rules that begin with `types-`,",
    "`consumers-` or `surface-` are of those lenses, all others of the wire.",
  ];
  for (const [key, { change, bump }] of rows) {
    const rules = ALL_FAMILIES.filter(({ policy }) => policy === key);
    if (rules.length === 0) continue;
    lines.push("", `## ${bump}: ${change}`, "");
    for (const { id, subjects, own } of rules) {
      const name = subjects ? id.replace("{s}", `{${subjects.join(",")}}`) : id;
      lines.push(`- \`${name}\`${own ? " (own)" : ""}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
