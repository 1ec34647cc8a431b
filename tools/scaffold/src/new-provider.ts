import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withImporter, withLink } from "./lockfile.js";
import { withDependency } from "./manifest.js";
import { checkName, pascal } from "./names.js";
import type { Plan } from "./plan.js";
import { providerFiles } from "./provider/files.js";
import { ScaffoldError } from "./scaffold-error.js";
import { providersOf, specsOf, type Signing } from "./workspace.js";

/** What `new:provider` is asked for. */
export interface ProviderWanted {
  readonly name: string;
  readonly signing: Signing;
}

/** The names of the signing schemes that a provider can start with. */
export const SIGNINGS: readonly Signing[] = ["sdk-hmac-sha256", "bce-auth-v1", "stub"];

/**
 * Everything that a new provider needs in a workspace.
 * @throws ScaffoldError in one line, with the way out.
 */
export function planProvider(root: string, { name, signing }: ProviderWanted): Plan {
  checkName("provider", name);
  if (providersOf(root).some((one) => one.name === name)) {
    throw new ScaffoldError(
      `packages/${name} is there already; pnpm new:service ${name} <service> <version> adds to it`,
    );
  }
  for (const path of [`packages/${name}`, `tools/${name}`, `.changeset/first-${name}.md`]) {
    if (existsSync(join(root, path))) throw new ScaffoldError(`${path} has the name already; choose another`);
  }
  const service = specsOf(root).find((spec) => spec.split("/")[1] === name);
  if (service !== undefined) throw new ScaffoldError(`specs/${service} is a service of the name; choose another`);
  const folder = `packages/${name}`;
  const text = (path: string): string => readFileSync(join(root, path), "utf8");
  const contract = "tools/contract";
  const link = { name: `@yunfan/${name}`, to: folder };
  const needs = ["auth-signing", "client-core"].map((one) => ({ name: `@yunfan/${one}`, to: `packages/${one}` }));
  const lock = withLink(withImporter(text("pnpm-lock.yaml"), folder, needs), contract, link);
  return {
    folders: [
      { path: folder, files: providerFiles(name, signing) },
      ...(existsSync(join(root, "specs", name)) ? [] : [{ path: `specs/${name}`, files: { ".gitkeep": "" } }]),
    ],
    files: {
      [`${contract}/package.json`]: withDependency(text(`${contract}/package.json`), link.name),
      "pnpm-lock.yaml": lock,
      [`.changeset/first-${name}.md`]: `---\n"@yunfan/${name}": major\n---\n\nFirst release.\n`,
    },
    next: [
      ...(signing === "stub"
        ? [`${folder}/src/sign.ts and sign.test.ts: their tests fail until the scheme is written`]
        : []),
      `pnpm new:service ${name} <service> <version>`,
      `tools/recorder/src/catalogue.ts: where ${pascal(name)}'s credentials come from, to record live calls`,
    ],
  };
}
