// pnpm release:preview: the versions and change-log sections that a release would produce now. Changes nothing.
import { preview } from "./publish/preview.js";
import { main } from "./problem.js";
import { root } from "./root.js";

await main(() => {
  const all = preview(root);
  if (all.length === 0) console.log("No changeset waits: a release would produce nothing.");
  for (const { name, from, to } of all) console.log(`${name}: ${from} -> ${to}`);
  for (const { name, to, section } of all) console.log(`\n# ${name} ${to}\n\n${section}`);
});
