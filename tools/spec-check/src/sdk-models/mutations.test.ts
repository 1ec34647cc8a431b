// Breaks the committed specs, and the SDK models beside them, in memory, one place at a time.
import { describe, expect, it } from "vitest";
import { checkLedger } from "../check-ledger.js";
import { check } from "../check.js";
import { failureLine } from "../failure.js";
import { indexLedger } from "../index-ledger.js";
import { isObject, objectAt, type Json, type JsonObject } from "../json.js";
import type { Verdict } from "../judge.js";
import type { SpecNode } from "../nodes.js";
import { realSpec, REAL_SPECS } from "../testing/real-specs.js";
import * as sites from "../testing/sites.js";
import { checkSdkModels } from "./check.js";
import type { Known, SdkModels } from "./model.js";

type Spec = (typeof REAL_SPECS)[number];

/** The failures of a spec's comparison with its SDK models, after a change of the models. */
function failuresAfter(spec: Spec, change: (models: Models) => void): string[] {
  const models = structuredClone(spec.sdkModels) as unknown as Models;
  change(models);
  const { failures, ownFailures } = checkSdkModels(models as unknown as Json, ...ledgerOf(spec));
  return [...failures, ...ownFailures].map((failure) => failureLine(spec.name, failure));
}

/** What a comparison needs of a committed spec, made once. */
function ledgerOf(spec: Spec) {
  const known = ledgers.get(spec.name);
  if (known !== undefined) return known;
  const { nodes, verdict } = checkLedger(spec.document, spec.ledger);
  const made = [nodes, indexLedger(spec.ledger).prefixed, verdict] as const;
  ledgers.set(spec.name, made);
  return made;
}
const ledgers = new Map<string, readonly [SpecNode[], boolean, Verdict]>();

/** The same after a change of the spec. */
function failuresAfterSpec(spec: Spec, change: (document: Json) => void): string[] {
  const document = structuredClone(spec.document);
  change(document);
  const { nodes, verdict } = checkLedger(document, spec.ledger);
  const { failures, ownFailures } = checkSdkModels(spec.sdkModels, nodes, indexLedger(spec.ledger).prefixed, verdict);
  return [...failures, ...ownFailures].map((failure) => failureLine(spec.name, failure));
}

/** The models of operations that have some. */
type Models = SdkModels & { operations: Record<string, Exclude<SdkModels["operations"][string], { unknown: string }>> };

/** Specs into whose every operation somebody has looked. */
const MODELLED = REAL_SPECS.filter(({ sdkModels }) =>
  Object.values((sdkModels as unknown as SdkModels).operations).every(Array.isArray),
);

interface Site {
  operation: string;
  index: number;
  id: string;
}

/** Every member of every model of a spec. */
function membersOf(spec: Spec): Site[] {
  return Object.entries((spec.sdkModels as unknown as Models).operations).flatMap(([operation, models]) =>
    models.flatMap(({ members }, index) => Object.keys(members).map((id) => ({ operation, index, id }))),
  );
}

const of = (models: Models, { operation, index }: Pick<Site, "operation" | "index">) => {
  const found = models.operations[operation]?.[index];
  if (found === undefined) throw new Error(`no model ${operation} ${index}`);
  return found;
};

const member = (models: Models, site: Site) => {
  const found = of(models, site).members[site.id];
  if (found === undefined) throw new Error(`no member ${site.id}`);
  return found;
};

/** Whether a member is known to be missing in the spec. */
function isSurplus(spec: Spec, site: Site): boolean {
  const { known = [] } = of(spec.sdkModels as unknown as Models, site);
  return known.some((entry) => "missing" in entry && entry.missing === "spec" && entry.members.includes(site.id));
}

/** Puts a member under another id, in its place. */
function rename(members: Record<string, unknown>, from: string, to: string): void {
  const entries = Object.entries(members).map(([id, value]) => [id === from ? to : id, value] as const);
  for (const id of Object.keys(members)) delete members[id];
  Object.assign(members, Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function expectNamed(failures: string[], ...parts: string[]): void {
  expect(failures.filter((line) => parts.every((part) => line.includes(part)))).not.toEqual([]);
  for (const line of failures) expect(line).not.toContain("\n");
}

describe.each(MODELLED.map((spec) => ({ name: spec.name, spec })))("$name", ({ spec }) => {
  const all = membersOf(spec);
  const names = new Set(all.map(({ id }) => id.split(".").at(-1)?.toLowerCase()));

  it("passes as it is", () => {
    expect(check(spec).failures).toEqual([]);
  });

  it.each(all)("misses $operation $id of model $index", (site) => {
    expectNamed(
      failuresAfter(spec, (models) => delete of(models, site).members[site.id]),
      site.operation,
      // Where the SDK's letter case is ignored, the spec's own is told.
      spec.name.includes("sts") ? "" : site.id,
    );
  });

  it.each(all)("finds another name of $operation $id of model $index", (site) => {
    const failures = failuresAfter(spec, (models) => rename(of(models, site).members, site.id, `${site.id}_mutant`));
    expectNamed(failures, site.operation, `${site.id}_mutant`, "has no node");
  });

  it.each(all)("finds another type of $operation $id of model $index", (site) => {
    const failures = failuresAfter(spec, (models) => {
      const one = member(models, site);
      one.type = one.type === "boolean" ? "integer" : "boolean";
    });
    // Where the type is known to differ, what is known is no longer what is there.
    expectNamed(failures, site.operation);
  });

  it.each(all.filter((site) => member(spec.sdkModels as unknown as Models, site).values !== undefined))(
    "finds a changed, a missing and a surplus word of $operation $id",
    (site) => {
      const changes: ((words: string[]) => string[] | undefined)[] = [
        ([, ...rest]) => ["Mutant", ...rest],
        (words) => (words.length === 1 ? undefined : words.slice(1)),
        (words) => [...words, "Mutant"],
        () => undefined,
      ];
      for (const change of changes) {
        const failures = failuresAfter(spec, (models) => {
          const one = member(models, site);
          const words = change(one.values ?? []);
          if (words === undefined) delete one.values;
          else one.values = words;
        });
        expectNamed(failures, site.operation, site.id, "values");
      }
    },
  );

  it.each(all)("finds another limit and the other required mark of $operation $id of model $index", (site) => {
    const one = member(spec.sdkModels as unknown as Models, site);
    const limits = ["minimum", "maximum", "maxLength", "default"];
    // A member that the spec has not, which is known, has nothing to compare its limits with.
    for (const limit of isSurplus(spec, site) ? [] : limits) {
      const failures = failuresAfter(spec, (models) => Object.assign(member(models, site), { [limit]: 7777 }));
      expectNamed(failures, limit, site.operation);
    }
    if (one.required === undefined) return;
    const failures = failuresAfter(spec, (models) => Object.assign(member(models, site), { required: !one.required }));
    expectNamed(failures, "required", site.operation);
  });

  it("finds another method and path", () => {
    const operation = Object.keys((spec.sdkModels as unknown as Models).operations)[0] ?? "";
    const change = { method: "DELETE", path: "/mutant" };
    for (const [cell, value] of Object.entries(change)) {
      const failures = failuresAfter(spec, (models) =>
        Object.assign(of(models, { operation, index: 0 }), { [cell]: value }),
      );
      expectNamed(failures, `${cell} of ${operation}`, JSON.stringify(value));
    }
  });

  const knowns = Object.entries((spec.sdkModels as unknown as Models).operations).flatMap(([operation, models]) =>
    models.flatMap(({ known = [] }, index) => known.map((entry, at) => ({ operation, index, at, entry }))),
  );

  it.each(knowns)("needs what is known of $operation, $index/$at", ({ operation, index, at, entry }) => {
    const failures = failuresAfter(spec, (models) => of(models, { operation, index }).known?.splice(at, 1));
    for (const id of entry.members) expectNamed(failures, operation, id);
  });

  it.each(knowns)("finds what is known of $operation, $index/$at stale", ({ operation, index, at, entry }) => {
    const stale: Known = { ...entry, members: [...entry.members, "request.query.mutant"] };
    const pointer = `#/operations/${operation}/${index}/known/${at}`;
    expectNamed(
      failuresAfter(spec, (models) => of(models, { operation, index }).known?.splice(at, 1, stale)),
      pointer,
      "request.query.mutant",
    );
    if (!("cell" in entry)) return;
    for (const side of ["sdk", "spec"]) {
      const failures = failuresAfter(spec, (models) => {
        of(models, { operation, index }).known?.splice(at, 1, { ...entry, [side]: ["mutant"] });
      });
      expectNamed(failures, pointer, "no difference");
    }
  });

  it.each(sites.properties(spec.document))("finds another type and name in the spec at $at", ({ at, name }) => {
    // Error bodies are in no SDK model.
    if (/Error/.test(at)) return;
    const retyped = failuresAfterSpec(spec, (document) => {
      const schema = sites.objectOf(document, at);
      for (const key of Object.keys(schema)) if (key !== "description") delete schema[key];
      schema["type"] = "number";
    });
    // What no SDK has, has no other type either.
    if (names.has(name.toLowerCase())) expectNamed(retyped, name);
    const renamed = failuresAfterSpec(spec, (document) => {
      const parent = sites.objectOf(document, at.replace(/\/[^/]+$/, ""));
      parent["mutant"] = parent[name] ?? null;
      delete parent[name];
    });
    expectNamed(renamed, "mutant");
    expectNamed(renamed, name);
  });
});

const BCC = realSpec("baiducloud/bcc/v2");

describe("a correction", () => {
  const STS = realSpec("baiducloud/sts/v1");
  const at = "/paths/~1v1~1sessionToken/post/parameters/0";

  it("speaks for an SDK that says what the page says", () => {
    expect(failuresAfter(STS, () => {})).toEqual([]);
    const failures = failuresAfterSpec(STS, (document) => sites.remove(document, `${at}/x-correction`));
    expectNamed(failures, 'type of GetSessionToken request.query.durationSeconds is "integer", baiducloud-go-sdk says');
  });

  it("speaks for none that says something else", () => {
    const site = { operation: "GetSessionToken", index: 0, id: "request.query.durationSeconds" };
    const failures = failuresAfter(STS, (models) => Object.assign(member(models, site), { type: "boolean" }));
    expectNamed(failures, 'says "boolean"', "list it under known of baiducloud-go-sdk in sdk-models.json");
  });

  it("that rests on SDKs alone does not speak for one that lacks the member", () => {
    const id = "response.200.reservedInstances[].logicalZone";
    const site = { operation: "ListReservedInstances", index: 0, id };
    expectNamed(
      failuresAfter(BCC, (models) => delete of(models, site).members[id]),
      `${id} is no member of`,
    );
  });
});

describe("the file", () => {
  const broken: [what: string, change: (file: JsonObject) => void, line: RegExp][] = [
    ["an unknown key", (file) => (file["hint"] = 1), /#: must NOT have additional properties \("hint"\)/],
    ["no commit", (file) => delete objectAt(file["sdks"], "baiducloud-go-sdk")["commit"], /required property 'commit'/],
    [
      "a short commit",
      (file) => (objectAt(file["sdks"], "baiducloud-go-sdk")["commit"] = "6a0bd4e"),
      /commit: must match/,
    ],
    [
      "an operation of nobody",
      (file) => (objectAt(file, "operations")["Mutant"] = { unknown: "x" }),
      /Mutant: is no operation/,
    ],
    [
      "no operation",
      (file) => (file["operations"] = { X: { unknown: "x" } }),
      /operations: has no ListReservedInstances/,
    ],
    [
      "an SDK that is not listed",
      (file) => (first(file)["sdk"] = "mutant"),
      /0\/sdk: names mutant, which is not in sdks/,
    ],
    [
      "a member of no place",
      (file) => (objectAt(first(file), "members")["query.x"] = { type: "string" }),
      /must match/,
    ],
    [
      "a type of nobody's",
      (file) => (objectAt(first(file), "members")["request.body.zz"] = { type: "int" }),
      /members\/request.body.zz/,
    ],
    ["a reason left out", (file) => delete firstKnown(file)["reason"], /required property 'reason'/],
    ["both kinds of difference in one", (file) => (firstKnown(file)["cell"] = "type"), /known\/0: must/],
    ["unsorted members", (file) => unsort(objectAt(first(file), "members")), /members: is not sorted by id; sort it/],
    [
      "a half that is not covered",
      (file) => (first(file)["covers"] = ["request"]),
      /is of a half that covers leaves out/,
    ],
  ];

  it.each(broken)("with %s is named in one line", (_what, change, line) => {
    const copy = structuredClone(BCC);
    if (!isObject(copy.sdkModels)) throw new Error("the file is no object");
    change(copy.sdkModels);
    const { failures } = check(copy);
    expect(failures.join("\n")).toMatch(line);
    for (const one of failures) expect(one).toMatch(/^specs\/baiducloud\/bcc\/v2\/[\w.-]+#[^\n]*: [^\n]+$/);
  });

  it("may say that no SDK has an operation, and counts it", () => {
    const copy = structuredClone(BCC);
    copy.sdkModels = { sdks: {}, operations: { ListReservedInstances: { unknown: "no SDK was found" } } };
    const { failures, summary } = check(copy);
    expect(failures).toEqual([]);
    expect(summary).toContain("0 SDK models of 0/1 operations: 0 members alike, 0 differences corrected, 0 known");
  });
});

function first(file: JsonObject): JsonObject {
  const models = objectAt(file, "operations")["ListReservedInstances"];
  const [model] = Array.isArray(models) ? models : [];
  if (!isObject(model)) throw new Error("no model");
  return model;
}

function firstKnown(file: JsonObject): JsonObject {
  const { known } = first(file);
  const [entry] = Array.isArray(known) ? known : [];
  if (!isObject(entry)) throw new Error("nothing known");
  return entry;
}

function unsort(members: JsonObject): void {
  const [name = ""] = Object.keys(members);
  const value = members[name] ?? null;
  delete members[name];
  members[name] = value;
}
