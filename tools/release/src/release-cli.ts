// pnpm release: versions what changesets ask for, commits it, publishes what the registry does not have, and tags it.
import { asked, judgeAll } from "./changeset/files.js";
import { check } from "./changeset/check.js";
import { packagesOf } from "./packages.js";
import { Failed, main, Problem } from "./problem.js";
import { publish } from "./publish/publish.js";
import { version } from "./publish/version.js";
import { root } from "./root.js";
import { git, node } from "./run.js";
import { newerTags, tagsOf } from "./tags.js";

await main(async () => {
  if (process.argv.length > 2)
    throw new Problem("usage: pnpm release; see what it would do with `pnpm release:preview`");
  if (git(root, "status", "--porcelain") !== "")
    throw new Problem(
      "release: the working tree has changes; commit them, or take back what a release that was cut short has left",
    );
  const tags = tagsOf(root);
  const [newer] = packagesOf(root).flatMap((one) => newerTags(tags, one));
  if (newer !== undefined)
    throw new Problem(`release: ${newer} is out, and what is here is from before it; merge it first`);
  const judgements = await judgeAll(root);
  const { problems } = check(root, judgements, await asked(root, judgements), new Date().toISOString().slice(0, 10));
  if (problems.length > 0) throw new Failed(problems.join("\n"));

  const versioned = version(root);
  console.log(versioned.length > 0 ? `Versioned ${versioned.join(", ")}` : "No changeset waits: the versions stay.");
  // What is generated is committed, and `npm test` holds it to the specs. What goes out is built here and now, and comes from no cache.
  const built = ["run-many", "-t", "build", "--exclude-task-dependencies", "--skip-nx-cache"];
  node(root, "node_modules/nx/dist/bin/nx.js", ...built);
  for (const line of publish(root)) console.log(line);
  console.log("Push the commit and its tags: git push --follow-tags");
});
