// Writes the report of every published package's surface: packages/<name>/api.md. Reads builds: build first.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { published, root } from "../workspace.js";
import { report } from "./report.js";
import { readSurface } from "./surface.js";

for (const { folder } of published) {
  const file = join("packages", folder, "api.md");
  writeFileSync(join(root, file), await report(readSurface(join(root, "packages", folder))));
  console.log(file);
}
