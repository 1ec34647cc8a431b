import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { describe, expect, it } from "vitest";
import { productionOf, readLockfile } from "./lockfile.js";
import { manifestOf, published } from "./published.js";
import { billsOfMaterials, npmName, type Bom } from "./sbom.js";

const lockfile = readLockfile();
const validator = new JsonStrictValidator(Version.v1dot6);

const bills = billsOfMaterials({});

it("each published package has one", () => expect(Object.keys(bills)).toEqual(published));

describe.each(Object.entries(bills))("the bill of materials of %s", (name, bom) => {
  it("is valid CycloneDX, by CycloneDX's own schema", async () => {
    expect(await validator.validate(JSON.stringify(bom))).toBeNull();
  });

  it("holds exactly what is installed with it", () => {
    const { name: full, version } = manifestOf(name);
    expect(npmName(bom.metadata.component)).toBe(`${full}@${version}`);
    expect(bom.components.map(npmName).sort()).toEqual(productionOf(lockfile, name));
  });

  it("names the licence of everything in it", () => {
    const named = (component: Bom["components"][number]) => component.licenses?.some(({ license }) => license?.id);
    expect(bom.components.filter((component) => !named(component)).map(npmName)).toEqual([]);
  });

  it("says who depends on whom, with none left out", () => {
    const all = [bom.metadata.component, ...bom.components].map((component) => component["bom-ref"]).sort();
    expect(bom.dependencies.map(({ ref }) => ref)).toEqual(all);
    expect(all).toEqual(expect.arrayContaining(bom.dependencies.flatMap(({ dependsOn }) => dependsOn)));
  });
});

it("is the same text for the same tree, and dated only when a date is given", async () => {
  const dated = billsOfMaterials({ SOURCE_DATE_EPOCH: "1700000000" });
  for (const [name, bom] of Object.entries(dated)) {
    expect(bom.metadata.timestamp).toBe("2023-11-14T22:13:20.000Z");
    expect(await validator.validate(JSON.stringify(bom))).toBeNull();
    delete bom.metadata.timestamp;
    expect(bom).toEqual(bills[name]);
  }
});

it("the validator refuses what is not valid", async () => {
  expect(await validator.validate(JSON.stringify({ ...bills.emulator, serialNumber: "none" }))).not.toBeNull();
});
