// Breaks the corrections of the committed specs in memory, and the ledgers below them.
import { describe, expect, it } from "vitest";
import { isObject, textAt, type JsonObject } from "./json.js";
import { failuresAfter, realSpec, REAL_SPECS } from "./testing/real-specs.js";
import * as sites from "./testing/sites.js";

const BCC = realSpec("baiducloud/bcc/v2");
const NEXT_MARKER = "/components/schemas/ReservedInstanceList/properties/nextMarker";

describe.each(REAL_SPECS.map((spec) => ({ name: spec.name, spec })))("$name", ({ spec }) => {
  const { document } = spec;
  const all = sites.corrections(document);

  it.each(all)("needs $at", ({ at }) => {
    const failures = failuresAfter(spec, (copy) => {
      const parent = at.replace(/\/\d+$/, "");
      sites.remove(copy, at);
      const rest =
        parent === at ? undefined : sites.objectOf(copy, parent.replace(/\/x-correction$/, ""))["x-correction"];
      if (Array.isArray(rest) && rest.length === 0) sites.remove(copy, parent);
    });
    expect(failures).not.toEqual([]);
  });

  it.each(all)("quotes what the ledger says at $at", ({ at }) => {
    const page = sites.objectOf(document, at)["page"];
    if (!isObject(page)) {
      expect(page).toBe("absent");
      return;
    }
    for (const cell of Object.keys(page)) {
      const failures = failuresAfter(spec, (copy) => sites.replace(copy, `${at}/page/${cell}`, "mutant"));
      expect(failures.join("\n"), cell).toMatch(/quotes .*mutant/);
    }
  });

  it.each(all)("is well formed at $at", ({ at }) => {
    const broken: JsonObject[] = [{ reason: "because" }, { evidence: " " }, { page: "nowhere" }, { hint: "x" }];
    for (const change of broken) {
      const failures = failuresAfter(spec, (copy) => Object.assign(sites.objectOf(copy, at), change));
      expect(failures.some((line) => line.includes(`${at}: x-correction`))).toBe(true);
    }
  });

  it.each(all.filter(({ at }) => sites.objectOf(document, at)["reason"] === "truncated"))(
    "names a source that the check knows, or another page, at $at",
    ({ at }) => {
      if (sites.objectOf(document, at)["page"] !== "absent") return;
      const evidence = "somebody said so";
      const before = textAt(sites.objectOf(document, at), "evidence") ?? "";
      const failures = failuresAfter(spec, (copy) => Object.assign(sites.objectOf(copy, at), { evidence }));
      const text = failures.filter((line) => line.includes("x-correction says truncated, but")).join("\n");
      // Rows of other sources speak for parameters and properties; everything else needs an address.
      expect(text === "").toBe(!before.includes("https://"));
    },
  );

  it("needs every row of its ledger", () => {
    for (const [index, row] of spec.ledger.rows.entries()) {
      const failures = failuresAfter(spec, (_document, ledger) => {
        ledger.rows.splice(index, 1);
        ledger.counts.rows--;
      });
      expect(failures, row.id).not.toEqual([]);
    }
  });

  it("notices a ledger row whose cells change", () => {
    for (const [index, row] of spec.ledger.rows.entries()) {
      if (row.type === undefined) continue;
      const failures = failuresAfter(spec, (_document, ledger) => {
        Object.assign(ledger.rows[index] ?? {}, { type: "Float" });
      });
      // A row that only a representation meets is not compared cell by cell.
      const represented = failures.length === 0 && /version|Content-Type/.test(row.name);
      expect(represented || failures.some((line) => line.includes("Float")), row.id).toBe(true);
    }
  });

  it("counts its rows", () => {
    const failures = failuresAfter(spec, (_document, ledger) => void ledger.counts.rows--);
    expect(failures.join()).toContain("the ledger counts");
  });
});

describe("a correction", () => {
  it("is stale when the page is mended", () => {
    const failures = failuresAfter(BCC, (_document, ledger) => {
      const row = ledger.rows.find(({ name }) => name === "instandeName");
      Object.assign(row ?? {}, { id: "request.body.instanceName", name: "instanceName" });
    });
    expect(failures.join("\n")).toMatch(/quotes row request\.body\.instandeName, which the ledger does not have/);
  });

  it("is stale when the node is mended", () => {
    const failures = failuresAfter(BCC, (copy) => sites.replace(copy, `${NEXT_MARKER}/type`, "string"));
    expect(failures.join("\n")).toMatch(/corrects nothing any more: type of row response\.200\.nextMarker/);
    expect(failures.join("\n")).toMatch(/sample response\.200 shows null for nextMarker/);
  });

  it("is stale when an absent row appears", () => {
    const failures = failuresAfter(BCC, (_document, ledger) => {
      const id = "request.body.scope";
      ledger.rows.push({ id, section: "request", place: "body", name: "scope", type: "String", required: "否" });
      ledger.counts.rows++;
    });
    expect(failures.join("\n")).toMatch(/corrects nothing any more: the ledger has a row for request\.body\.scope/);
  });

  it("does not stand where nothing is", () => {
    const correction = { page: "absent", reason: "typo", evidence: "none" };
    const failures = failuresAfter(BCC, (copy) => sites.replace(copy, "/info/x-correction", correction));
    expect(failures.join("\n")).toContain("#/info/x-correction: stands where no row or node is");
  });

  it("of a shared node speaks for the operations that it names, if it names some", () => {
    const at = "/components/securitySchemes/AkSk/x-correction";
    const iam = realSpec("huaweicloud/iam/v3");
    const named = (operations: string[]) =>
      failuresAfter(iam, (copy) => sites.replace(copy, `${at}/operations`, operations)).join("\n");
    expect(named(["KeystoneListProjects"])).toBe("");
    expect(named(["CreateTemporaryAccessKeyByToken"])).toMatch(
      /corrects nothing any more[^]*AkSk: KeystoneListProjects\.request\.header\.Authorization has no row/,
    );
    expect(named(["KeystoneListProjects", "KeystoneCreateUserTokenByPassword"])).toMatch(
      /x-correction: operations names "KeystoneCreateUserTokenByPassword", which has no node here/,
    );
  });

  it("says sample-only only of what a sample shows", () => {
    const at = "/components/schemas/ReservedInstance/properties/logicalZone/x-correction/reason";
    const failures = failuresAfter(BCC, (copy) => sites.replace(copy, at, "sample-only"));
    expect(failures.join("\n")).toMatch(/no sample of the ledger shows .*logicalZone/);
  });

  it("says sdk-only only of what another source has", () => {
    const at = "/components/schemas/BceError/properties/message/x-correction/reason";
    const failures = failuresAfter(BCC, (copy) => sites.replace(copy, at, "sdk-only"));
    expect(failures.join("\n")).toMatch(/says sdk-only, but no other source of the ledger has response\.400\.message/);
  });

  it("of a misspelling keeps the misspelt field, deprecated", () => {
    const at = "/components/schemas/ReservedInstanceFilter/properties/instandeName/deprecated";
    const failures = failuresAfter(BCC, (copy) => sites.remove(copy, at));
    expect(failures.join("\n")).toMatch(/request\.body\.instandeName, whose node is not deprecated/);
  });

  it("names only rows of other sources in from", () => {
    const at = "/components/schemas/ReservedInstanceFilter/properties/offeringType/x-correction/from/0";
    const failures = failuresAfter(BCC, (copy) => sites.replace(copy, at, "response.200.mutant"));
    expect(failures.join("\n")).toContain("from names response.200.mutant");
  });

  it("does not cover a path that no source has", () => {
    const failures = failuresAfter(BCC, (copy) => {
      const paths = sites.objectOf(copy, "/paths");
      paths["/v3/instance/reserved/list"] = paths["/v2/instance/reserved/list"] ?? null;
      delete paths["/v2/instance/reserved/list"];
    });
    expect(failures.join("\n")).toMatch(/path is "\/v3.*other sources say "\/v2/);
  });
});
