import { describe, expect, it } from "vitest";
import { allowed, refused, unneeded, type Allowed, type Licensed } from "./licences.js";
import { productionOf, readLockfile } from "./lockfile.js";
import { pnpm } from "./pnpm.js";
import { manifestOf, published } from "./published.js";

const lockfile = readLockfile();
const production = new Set(published.flatMap((name) => productionOf(lockfile, name)));
const isPublished = (id: string) => production.has(id);

/** Every package that is installed here, by pnpm's own reading of their manifests. */
const installed = Object.values(
  JSON.parse(pnpm("--recursive", "licenses", "list", "--json")) as Record<
    string,
    { name: string; versions: string[]; license: string; paths: string[] }[]
  >,
).flatMap((list) =>
  list.flatMap(({ name, versions, license }) => versions.map((version) => ({ name, version, licence: license }))),
);

it("every installed package is under a licence that was decided on", () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(refused(installed, isPublished, allowed)).toEqual([]);
  expect(unneeded(installed, isPublished, allowed)).toEqual([]);
});

it("nothing that is installed with a published package was left out", () => {
  const ours = new Set(published.map((name) => `${manifestOf(name).name}@${manifestOf(name).version}`));
  const seen = new Set(installed.map(({ name, version }) => `${name}@${version}`));
  expect([...production].filter((id) => !seen.has(id) && !ours.has(id))).toEqual([]);
});

describe("the list", () => {
  const list: Allowed = {
    published: { MIT: "fine" },
    tools: { "MPL-2.0": "not published" },
    packages: { odd: { says: "Unknown", licence: "MIT", reason: "its file says so" } },
  };
  const one = (licence: string, name = "a"): Licensed[] => [{ name, version: "1.0.0", licence }];
  const yes = () => true;
  const no = () => false;

  it("is stricter with what is published", () => {
    expect(refused(one("MPL-2.0"), no, list)).toEqual([]);
    expect(refused(one("MPL-2.0"), yes, list)).toEqual([expect.stringMatching(/^a@1.0.0, .* published .* MPL-2.0/)]);
    expect(refused(one("MIT"), yes, list)).toEqual([]);
  });

  it.each(["Unknown", "UNLICENSED", "GPL-3.0-only", "MIT AND GPL-3.0-only", ""])("refuses %j", (licence) => {
    expect(refused(one(licence), no, list)).toHaveLength(1);
  });

  it("takes a package's own words only as they were when they were decided on", () => {
    expect(refused(one("Unknown", "odd"), yes, list)).toEqual([]);
    expect(refused(one("GPL-3.0-only", "odd"), yes, list)).toHaveLength(1);
  });

  it("may hold nothing that is not needed", () => {
    expect(unneeded(one("MIT"), yes, list)).toEqual(["MPL-2.0", "odd"]);
  });

  it("has a reason for each entry", () => {
    const reasons = [
      ...Object.values(allowed.published),
      ...Object.values(allowed.tools),
      ...Object.values(allowed.packages).map(({ reason }) => reason),
    ];
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(5);
  });
});
