// Writes the bill of materials of each published package to sbom/<package>.cdx.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { billsOfMaterials } from "./sbom.js";

const folder = join(root, "sbom");
mkdirSync(folder, { recursive: true });
for (const [name, bom] of Object.entries(billsOfMaterials())) {
  writeFileSync(join(folder, `${name}.cdx.json`), `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`sbom/${name}.cdx.json: ${String(bom.components.length)} components`);
}
