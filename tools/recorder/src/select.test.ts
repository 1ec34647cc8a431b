import { describe, expect, it } from "vitest";
import { Spec } from "@yunfan-tools/contract/spec";
import type { Json } from "./json.js";
import { MadeUp } from "./made-up.js";
import { sanitise } from "./sanitise.js";
import { notSeen, select } from "./select.js";
import { vocabularyOf } from "./vocabulary.js";

function selected(provider: string, service: string, component: string, value: Json) {
  const spec = new Spec(provider, service);
  const place = { pointer: "/response/body", name: "" };
  const selection = select(spec, vocabularyOf(spec), { $ref: `#/components/schemas/${component}` }, value, place);
  return {
    kept: sanitise(selection.kept, new MadeUp("x", [], () => false), new Set()),
    differs: selection.differences.map(({ pointer, problem }) => `${pointer} ${problem}`),
    dropped: selection.dropped,
    notSeen: notSeen(selection),
  };
}

const project = {
  id: "",
  name: "",
  domain_id: "",
  parent_id: "",
  description: "",
  enabled: true,
  is_domain: false,
  links: { self: "", next: null, previous: null },
};

describe("an answer and its spec", () => {
  it("agree", () => {
    const answer = { projects: [project], links: project.links };
    expect(selected("huaweicloud", "iam", "ProjectList", answer)).toEqual({
      kept: answer,
      differs: [],
      dropped: [],
      notSeen: [],
    });
  });

  it("differ by a field that appeared, at any depth; each place is told once by whoever asks", () => {
    const answer = { projects: [{ ...project, owner: { key: "x" } }], links: { ...project.links, first: "y" } };
    const { kept, differs, dropped } = selected("huaweicloud", "iam", "ProjectList", answer);
    expect(kept).toEqual({ projects: [project], links: project.links });
    expect(differs).toEqual([
      "/response/body/projects/*/owner appeared, and is not documented; left out",
      "/response/body/links/first appeared, and is not documented; left out",
    ]);
    expect(dropped).toEqual(expect.arrayContaining(["owner", "key", "x", "first", "y"]));
  });

  it("differ by a field that vanished", () => {
    const { id: _id, ...rest } = project;
    expect(selected("huaweicloud", "iam", "Project", rest).differs).toEqual([
      "/response/body/id vanished, and is documented as required",
    ]);
  });

  it("differ by type, null, and word", () => {
    const answer = { enabled: "yes", id: null, name: ["x"], is_domain: 1, links: "none" };
    expect(selected("huaweicloud", "iam", "Project", { ...project, ...answer }).differs).toEqual([
      "/response/body/id is null, documented as string; left out",
      "/response/body/name is array, documented as string; left out",
      "/response/body/enabled is string, documented as boolean; left out",
      "/response/body/is_domain is number, documented as boolean; left out",
      "/response/body/links is string, documented as object; left out",
    ]);
    const coupon = { scope: "Zone", osType: "x86 at 10.0.0.1" };
    expect(selected("baiducloud", "bcc", "ReservedInstance", coupon)).toMatchObject({
      kept: {},
      differs: [
        '/response/body/scope has the new word "Zone"; left out',
        "/response/body/osType has a value that no list of words has; left out",
      ],
      dropped: ["Zone", "x86 at 10.0.0.1"],
    });
  });

  it("agree where optional fields are away, which is told apart", () => {
    const { differs, notSeen: away } = selected("huaweicloud", "roma", "RomaInstanceList", {
      instances: [{ created_user: { user_id: "" } }],
    });
    expect(differs).toEqual([]);
    expect(away).toContain("/response/body/total");
    expect(away).toContain("/response/body/instances/*/created_user/user_name");
    expect(away).not.toContain("/response/body/instances/*/created_user/user_id");
  });

  it("take no field of every object's for one of the spec's", () => {
    const answer = JSON.parse('{"__proto__": {"x": "y"}, "constructor": "z", "total": 1}') as Json;
    expect(selected("huaweicloud", "roma", "RomaInstanceList", answer)).toMatchObject({ kept: { total: 1 } });
  });
});

it("one of several documented forms is found by what fits best", () => {
  const spec = new Spec("huaweicloud", "roma");
  const either = { anyOf: ["GatewayError", "RomaError"].map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const place = { pointer: "", name: "" };
  const differences = (value: Json) => select(spec, vocabularyOf(spec), either, value, place).differences;
  expect(differences({ error_code: "a", error_details: "b" })).toEqual([]);
  expect(differences({ error_code: "a" })).toEqual([]);
  expect(differences({ error_code: "a", more: 1 })).toHaveLength(1);
});

it("names of a map are the caller's own, and made up", () => {
  const policy = {
    Version: "1.1",
    Statement: [{ Effect: "Allow", Action: ["obs:object:get"], Condition: { StringEquals: { "wang:prefix": ["x"] } } }],
  };
  const { kept, differs } = selected("huaweicloud", "iam", "TokenAuthIdentity", { methods: ["token"], policy });
  expect(differs).toEqual([]);
  expect(JSON.stringify(kept)).not.toContain("wang");
});
