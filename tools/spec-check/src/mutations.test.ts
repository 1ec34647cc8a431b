// Breaks the committed specs in memory, one place at a time. A check that lets one of these pass is no check.
import { describe, expect, it } from "vitest";
import { atPointer, isObject, type Json } from "./json.js";
import { failuresAfter, REAL_SPECS } from "./testing/real-specs.js";
import * as sites from "./testing/sites.js";

/** The failure lines must name the thing that was broken. */
function expectNamed(failures: string[], name: string): void {
  expect(failures.filter((line) => line.includes(name))).not.toEqual([]);
  for (const line of failures) expect(line).toMatch(/^specs\/[\w./]+\/(?:openapi\.yaml|sdk-models\.json)#\S*: \S/);
}

function isFromOtherPage(document: Json, at: string): boolean {
  const value = atPointer(document, at);
  const correction = isObject(value) ? value["x-correction"] : undefined;
  return isObject(correction) && correction["page"] === "absent" && correction["reason"] === "truncated";
}

describe.each(REAL_SPECS.map((spec) => ({ name: spec.name, spec })))("$name", ({ spec }) => {
  const { document } = spec;

  it("passes as it is", () => {
    expect(failuresAfter(spec, () => {})).toEqual([]);
  });

  it.each(sites.properties(document))("misses property $at", ({ at, name }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.remove(copy, at)),
      name,
    );
  });

  it.each(sites.parameters(document))("misses parameter $name", ({ at, name }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.remove(copy, at)),
      name,
    );
  });

  // What only another page of the vendor prints is in no ledger: nothing but its correction knows of it.
  it.each(sites.statuses(document).filter(({ at }) => !isFromOtherPage(document, at)))(
    "misses response $at",
    ({ at, name }) => {
      expectNamed(
        failuresAfter(spec, (copy) => sites.remove(copy, at)),
        name,
      );
    },
  );

  it.each(sites.headers(document))("misses header $at", ({ at, name }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.remove(copy, at)),
      name,
    );
  });

  it.each(sites.words(document))("misses word $at", ({ at, name }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.remove(copy, at)),
      name,
    );
  });

  it.each(sites.words(document))("finds a changed word $at", ({ at }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.replace(copy, at, "Mutant")),
      "Mutant",
    );
  });

  it.each(sites.limits(document))("misses limit $at", ({ at, name }) => {
    expectNamed(
      failuresAfter(spec, (copy) => sites.remove(copy, at)),
      name,
    );
  });

  it.each(sites.limits(document))("finds a changed limit $at", ({ at, name }) => {
    const value = name === "format" ? "mutant" : 77;
    expectNamed(
      failuresAfter(spec, (copy) => sites.replace(copy, at, value)),
      name,
    );
  });

  it.each(sites.properties(document))("finds an added limit at $at", ({ at }) => {
    const change = (copy: typeof document): void => void (sites.objectOf(copy, at)["maxLength"] = 77);
    expectNamed(failuresAfter(spec, change), "maxLength");
  });

  it.each(sites.properties(document))("finds another type of $at", ({ at, name }) => {
    // A reference becomes a plain type, a string a boolean, everything else a string.
    const change = (copy: typeof document): void => {
      const schema = sites.objectOf(copy, at);
      const type = schema["type"] === "string" ? "boolean" : "string";
      delete schema["$ref"];
      delete schema["items"];
      schema["type"] = type;
    };
    expectNamed(failuresAfter(spec, change), name);
  });

  it.each(sites.properties(document))("finds the other required mark of $at", ({ at, name }) => {
    const change = (copy: typeof document): void => {
      const schema = sites.objectOf(copy, at.replace(/\/properties\/[^/]+$/, ""));
      const required = Array.isArray(schema["required"]) ? schema["required"] : [];
      schema["required"] = required.includes(name) ? required.filter((one) => one !== name) : [...required, name];
    };
    expectNamed(failuresAfter(spec, change), name);
  });

  it.each(sites.properties(document))("finds a property added beside $at", ({ at }) => {
    const add = (copy: typeof document): void =>
      sites.replace(copy, at.replace(/[^/]+$/, "mutant"), { type: "string", description: "Not in any source." });
    expectNamed(failuresAfter(spec, add), "mutant");
  });

  it.each(sites.parameters(document))(
    "finds another type, place and required mark of parameter $name",
    ({ at, name }) => {
      const schema = sites.objectOf(document, `${at}/schema`);
      const type = schema["type"] === "string" ? "boolean" : "string";
      const place = sites.objectOf(document, at)["in"] === "query" ? "header" : "query";
      const required = sites.objectOf(document, at)["required"] !== true;
      expectNamed(
        failuresAfter(spec, (copy) => sites.replace(copy, `${at}/schema/type`, type)),
        name,
      );
      expectNamed(
        failuresAfter(spec, (copy) => sites.replace(copy, `${at}/in`, place)),
        name,
      );
      expectNamed(
        failuresAfter(spec, (copy) => sites.replace(copy, `${at}/required`, required)),
        "required",
      );
    },
  );

  it("finds an added parameter and an added status", () => {
    for (const { at } of sites.statuses(document).slice(0, 1)) {
      const response = sites.objectOf(document, at);
      const { "x-correction": _, ...plain } = response;
      expectNamed(
        failuresAfter(spec, (copy) => sites.replace(copy, at.replace(/\d+$/, "418"), structuredClone(plain))),
        "status.418",
      );
      const operation = at.replace(/\/responses\/\d+$/, "");
      const mutant = { name: "mutant", in: "query", required: false, schema: { type: "string" } };
      const add = (copy: typeof document): void => {
        const value = sites.objectOf(copy, operation);
        value["parameters"] = [...(Array.isArray(value["parameters"]) ? value["parameters"] : []), mutant];
      };
      expectNamed(failuresAfter(spec, add), "mutant");
    }
  });
});

it("tells a key without a value from one that takes a value", () => {
  const sts = REAL_SPECS.find(({ name }) => name === "baiducloud/sts/v1");
  if (sts === undefined) throw new Error("no spec of STS");
  const flag = "/paths/~1v1~1credential/post/parameters/0/schema";
  expectNamed(
    failuresAfter(sts, (copy) => sites.remove(copy, `${flag}/const`)),
    'type is "string", row AssumeRole.request.query.assumeRole',
  );
  const other = failuresAfter(sts, (copy) =>
    sites.replace(copy, "/paths/~1v1~1credential/post/parameters/1/schema", { type: "string", const: "" }),
  );
  expectNamed(other, 'type is "flag", row AssumeRole.request.query.accountId');
});
