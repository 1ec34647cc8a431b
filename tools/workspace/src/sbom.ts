import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pnpm } from "./pnpm.js";
import { manifestOf, published } from "./published.js";

/** The parts of a CycloneDX document that are read here. */
export interface Bom {
  serialNumber?: string;
  readonly metadata: { timestamp?: string; readonly component: Component };
  readonly components: Component[];
  readonly dependencies: { readonly ref: string; readonly dependsOn: string[] }[];
}

interface Component {
  readonly "bom-ref": string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string; readonly name?: string } }[];
}

/**
 * The bill of materials of each package under packages/, by its folder, in CycloneDX 1.6: all that is installed with it, peers
 * apart. The same tree gives the same text: the serial number is made of the contents, and the time is that of
 * SOURCE_DATE_EPOCH (seconds), or none.
 */
export function billsOfMaterials({ SOURCE_DATE_EPOCH: epoch }: NodeJS.ProcessEnv = process.env): Record<string, Bom> {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-sbom-"));
  try {
    const filters = published.flatMap((name) => ["--filter", manifestOf(name).name]);
    const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6"];
    pnpm(...filters, "sbom", "--prod", "--exclude-peers", ...format, "--split", "--out", join(folder, "%s.json"));
    return Object.fromEntries(
      published.map((name) => {
        // As pnpm names the file of a scoped package.
        const file = `${manifestOf(name).name.replace("@", "").replace("/", "-")}.json`;
        return [name, settled(JSON.parse(readFileSync(join(folder, file), "utf8")) as Bom, epoch)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same document with nothing in it that differs from run to run. */
function settled(bom: Bom, epoch: string | undefined): Bom {
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  bom.components.sort((left, right) => compare(left["bom-ref"], right["bom-ref"]));
  bom.dependencies.sort((left, right) => compare(left.ref, right.ref));
  for (const { dependsOn } of bom.dependencies) dependsOn.sort(compare);
  const hash = createHash("sha256").update(JSON.stringify(bom)).digest("hex");
  bom.serialNumber = `urn:uuid:${uuidOf(hash)}`;
  if (epoch !== undefined && epoch !== "") bom.metadata.timestamp = new Date(Number(epoch) * 1000).toISOString();
  return bom;
}

/** A component as npm names it: `@scope/name@version`. */
export const npmName = ({ group, name, version }: Component) =>
  `${group === undefined ? "" : `${group}/`}${name}@${version}`;

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** A UUID of version 8 (RFC 9562, section 5.8: of the maker's own making). */
function uuidOf(hash: string): string {
  const variant = ((parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}
