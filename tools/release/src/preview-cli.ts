// pnpm release:preview: the versions and change-log sections that a release would produce now. Changes nothing.
import { asked, judgeAll } from "./changeset/files.js";
import { check } from "./changeset/check.js";
import { Failed, main, Problem } from "./problem.js";
import { preview } from "./publish/preview.js";
import { root } from "./root.js";

await main(async () => {
  if (process.argv.length > 2) throw new Problem("usage: pnpm release:preview");
  const all = preview(root);
  if (all.length === 0) console.log("No changeset waits: a release would produce nothing.");
  for (const { name, from, to } of all) console.log(`${name}: ${from} -> ${to}`);
  for (const { name, to, section } of all) console.log(`\n# ${name} ${to}\n\n${section}`);
  const judgements = await judgeAll(root);
  const { problems } = check(root, judgements, await asked(root, judgements), new Date().toISOString().slice(0, 10));
  if (problems.length > 0) throw new Failed(problems.map((problem) => `A release refuses: ${problem}`).join("\n"));
});
