import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assemble } from "@yunfan-tools/spec-check/build-ledger";
import { format } from "@yunfan-tools/spec-check/write-ledger";
import { stringify } from "yaml";
import { captured, type SavedPage } from "./captured.js";
import { entryFiles } from "./entry/entry.js";
import { leastInput } from "./entry/least-input.js";
import { withEntryRow, withService } from "./manifest.js";
import { camel, checkName, checkVersion, nearest, pascal } from "./names.js";
import type { Plan } from "./plan.js";
import { ScaffoldError } from "./scaffold-error.js";
import { skeleton } from "./spec/document.js";
import { packagesOf, providersOf, specsOf, type Provider } from "./workspace.js";

/** What `new:service` is asked for. */
export interface ServiceWanted {
  readonly provider: string;
  readonly service: string;
  readonly version: string;
  /** Saved pages to start from, one an operation. */
  readonly pages: readonly SavedPage[];
}

/**
 * Everything that a new service needs in a workspace.
 * @throws ScaffoldError in one line, with the way out.
 */
export function planService(root: string, wanted: ServiceWanted): Plan {
  const { service, version } = wanted;
  checkName("service", service);
  checkVersion(version);
  const provider = providerOf(root, wanted.provider);
  refuseTaken(root, provider.name, service, version);
  const spec = `specs/${provider.name}/${service}/${version}`;
  const entry = `packages/${provider.name}/src/${service}`;
  const manifest = `packages/${provider.name}/package.json`;
  const readme = `packages/${provider.name}/README.md`;
  const changeset = `.changeset/add-${provider.name}-${service}.md`;
  for (const path of [entry, `${entry}.ts`, changeset]) {
    if (existsSync(join(root, path)))
      throw new ScaffoldError(`${path} is there already; choose another name, or delete it`);
  }
  const ledger = wanted.pages.length === 0 ? undefined : captured(provider.name, wanted.pages);
  const text = (path: string): string => readFileSync(join(root, path), "utf8");
  const document = skeleton({ provider, service, version, ledger });
  const operations = Object.keys(ledger?.operations ?? { TodoOperation: {} });
  const [operation = ""] = operations;
  const methods = operations.map((name) => `\`${camel(name)}\``).join(", ");
  const project = JSON.stringify(document).includes('"x-client-default":"project-id"');
  const row = [`\`@yunfan/${provider.name}/${service}\``, `\`create${pascal(service)}\``, methods];
  return {
    folders: [
      {
        path: spec,
        files: {
          "openapi.yaml": stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }),
          "ledger.json": format(ledger ?? assemble([])),
          "sdk-models.json": sdkModels(operations),
          "recordings/.gitkeep": "",
        },
      },
      {
        path: entry,
        files: entryFiles({
          provider,
          service,
          version,
          operation,
          input: leastInput(ledger, operation, provider),
          project,
        }),
      },
    ],
    files: {
      [manifest]: withService(text(manifest), service),
      [readme]: withEntryRow(text(readme), row),
      [changeset]: `---\n"@yunfan/${provider.name}": minor\n---\n\n\`create${pascal(service)}\` with ${methods}.\n`,
    },
    next: [
      ...(ledger === undefined
        ? [`pnpm ledger:capture <saved page> --out ${spec.slice("specs/".length)}: the vendor's rows, as facts`]
        : []),
      `${spec}/openapi.yaml: write each TODO, in your own words`,
      `pnpm nx spec ${provider.name}: names each row without a node, each node without a row`,
      `${spec}/recordings/: a file for each sample of the page, as in docs/add-a-service.md`,
      `${spec}/sdk-models.json: what the vendor's SDKs say of it, where they have it`,
      "pnpm generate",
      "pnpm api: writes the reports of the packages' surfaces anew",
      "pnpm test",
    ],
  };
}

function providerOf(root: string, name: string): Provider {
  const providers = providersOf(root);
  const found = providers.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = providers.map((one) => one.name);
  const meant = nearest(name, names);
  const guess = meant === undefined ? `there are ${names.join(", ")}` : `did you mean ${meant}?`;
  throw new ScaffoldError(`there is no provider ${JSON.stringify(name)}: ${guess}; pnpm new:provider <name> makes one`);
}

/** A package has one version of a service, and the emulator one service of a name. */
function refuseTaken(root: string, provider: string, service: string, version: string): void {
  if (packagesOf(root).includes(service)) {
    throw new ScaffoldError(`service ${service} has the name of the package packages/${service}; choose another`);
  }
  for (const spec of specsOf(root)) {
    const [otherProvider, otherService, otherVersion] = spec.split("/");
    if (otherService !== service) continue;
    if (otherProvider !== provider) {
      throw new ScaffoldError(
        `${spec} has the service name ${service} already, and the emulator has one service of a name; choose another, ` +
          `such as ${provider.slice(0, 2)}${service}`,
      );
    }
    const same =
      otherVersion === version ? "add operations to it" : `choose another name, such as ${service}${version}`;
    throw new ScaffoldError(`specs/${spec} is there already, and a package has one version of a service; ${same}`);
  }
}

/** Nobody has compared the operations with the vendor's SDKs yet: that is what the file says. */
const sdkModels = (operations: readonly string[]): string => {
  const unknown = { unknown: "nobody has looked for it in the vendor's SDKs yet" };
  const value = { sdks: {}, operations: Object.fromEntries(operations.map((name) => [name, unknown])) };
  return `${JSON.stringify(value, undefined, 2)}\n`;
};
