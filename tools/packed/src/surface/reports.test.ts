import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { runProgram } from "../run.js";
import { published, root, specifier } from "../workspace.js";
import { report } from "./report.js";
import { readSurface } from "./surface.js";

const { withPeers } = inject("installed");

describe.each(published)("$folder", ({ folder, manifest }) => {
  const surface = readSurface(join(root, "packages", folder));

  it("has the surface that its api.md tells", async () => {
    const file = join(root, "packages", folder, "api.md");
    const committed = existsSync(file) ? readFileSync(file, "utf8") : "";
    // If the difference is meant, commit the new report: whoever reviews the change sees it there.
    const message = `packages/${folder}/api.md is not what the build gives; "npm run api" writes it`;
    expect(committed, message).toBe(await report(surface));
  });

  it("exports, run, exactly the values that its declarations promise", async () => {
    const modules = surface.entries.filter(({ names }) => names.length > 0);
    const promised = modules.map(({ entry, names }) => [
      specifier(manifest, entry),
      names.filter(({ value }) => value).map(({ name }) => name),
    ]);
    const program = `
      const seen = {};
      for (const name of ${JSON.stringify(promised.map(([name]) => name))}) {
        seen[name] = Object.keys(await import(name)).sort();
      }
      console.log(JSON.stringify(seen));`;
    const exported = await runProgram(withPeers, `names-${folder}.mjs`, program);
    expect(exported).toEqual(Object.fromEntries(promised));
  });
});
