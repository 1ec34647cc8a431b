// pnpm upgrade:check <package> <from> <to> <project>: what an upgrade means to a project, before it is made.
import { resolve } from "node:path";
import { main, Problem } from "./problem.js";
import { checkUpgrade } from "./upgrade/check.js";
import { printUpgrade } from "./upgrade/report.js";

// One line, as every problem is told; docs/releases.md has more.
const USAGE =
  "usage: pnpm upgrade:check <package> <from> <to> <project>; <from> and <to> are versions, tarballs or folders, <project> is a folder with a tsconfig.json";

await main(async () => {
  const [name, from, to, project, ...more] = process.argv.slice(2);
  if (name === undefined || from === undefined || to === undefined || project === undefined || more.length > 0)
    throw new Problem(USAGE);
  const upgrade = await checkUpgrade(name, from, to, project);
  console.log(printUpgrade(name, resolve(project), upgrade));
  if (upgrade.broken.length > 0) process.exitCode = 1;
});
