// pnpm release: versions what changesets ask for, commits it, publishes what the registry does not have, and tags it.
import { asked, judgeAll } from "./changeset/files.js";
import { check } from "./changeset/check.js";
import { main, Problem } from "./problem.js";
import { version } from "./publish/version.js";
import { root } from "./root.js";
import { git, node, pnpm } from "./run.js";

await main(async () => {
  if (git(root, "status", "--porcelain") !== "")
    throw new Problem(
      "release: the working tree has changes; commit them first, so that what goes out is what is tagged",
    );
  const judgements = await judgeAll(root);
  const { problems } = check(root, judgements, await asked(root, judgements), new Date().toISOString().slice(0, 10));
  if (problems.length > 0) throw new Problem(problems.join("\n"));

  const versioned = version(root);
  console.log(versioned.length > 0 ? `Versioned ${versioned.join(", ")}` : "No changeset waits: the versions stay.");
  // What is generated is committed, and `npm test` holds it to the specs.
  node(root, "node_modules/nx/dist/bin/nx.js", "run-many", "-t", "build", "--exclude-task-dependencies");
  // Publishes with pnpm, which writes versions in place of workspace:^, and tags. Versions that are out are left alone.
  console.log(pnpm(root, "exec", "changeset", "publish"));
  console.log("Push the commit and its tags: git push --follow-tags");
});
