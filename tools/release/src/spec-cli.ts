// pnpm changeset:spec [--check]: writes the changesets that changed specs ask for, or holds those that are there to it.
import { asked, judgeAll, write } from "./changeset/files.js";
import { check } from "./changeset/check.js";
import { Failed, main, Problem } from "./problem.js";
import { root } from "./root.js";

await main(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== "--check")) throw new Problem("usage: pnpm changeset:spec [--check]");
  const judgements = await judgeAll(root);
  const all = await asked(root, judgements);
  if (!args.includes("--check")) {
    for (const line of write(root, all)) console.log(line);
  }
  const { problems, notes } = check(root, judgements, all, new Date().toISOString().slice(0, 10));
  for (const note of notes) console.log(note);
  if (problems.length > 0) throw new Failed(problems.join("\n"));
});
