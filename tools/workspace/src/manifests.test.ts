import { describe, expect, it } from "vitest";
import { manifestOf, published } from "./published.js";

/** What others' code may come along with a package; a new one is a decision of docs/decisions. */
const runtime: Record<string, string[]> = {
  "client-core": ["openapi-fetch"],
  emulator: ["ajv", "ajv-formats"],
};

describe.each(published)("%s", (name) => {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifestOf(name);

  it("depends on our own packages, and on others' only where that was decided", () => {
    const others = Object.keys(dependencies).filter((dependency) => !dependency.startsWith("@yunfan/"));
    expect(others.sort()).toEqual(runtime[name] ?? []);
  });

  it("pins others' packages, and takes our own as they are released", () => {
    for (const [dependency, version] of Object.entries(dependencies)) {
      expect(version, dependency).toMatch(dependency.startsWith("@yunfan/") ? /^workspace:\^$/ : /^\d+\.\d+\.\d+$/);
    }
  });

  it("needs no peer to be installed", () => {
    const optional = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional === true);
    expect(optional).toEqual(Object.keys(peerDependencies));
    expect(Object.keys(peerDependencies).filter((peer) => peer in dependencies)).toEqual([]);
  });
});
