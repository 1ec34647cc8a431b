// Two operations at one method and path, told apart by a fragment, and what would make the fragment a lie.
import { expect, it } from "vitest";
import { isObject, objectAt, type Json } from "../json.js";
import { operationsOf } from "../nodes.js";
import { failuresAfter, realSpec } from "../testing/real-specs.js";
import { objectOf, replace } from "../testing/sites.js";

const IAM = realSpec("huaweicloud/iam/v3");
const KEYS = "/v3.0/OS-CREDENTIAL/securitytokens";

function renamed(document: Json, from: string, to: string): void {
  const paths = objectAt(document, "paths");
  const item = paths[from];
  if (!isObject(item)) throw new Error(`no path ${from}`);
  delete paths[from];
  paths[to] = item;
}

it("reads the fragment as a variant of a path that is on the wire without it", () => {
  const twins = operationsOf(IAM.document).filter(({ path }) => path === KEYS);
  expect(twins.map(({ method, variant, at }) => [method, variant, at])).toEqual([
    ["POST", undefined, "/paths/~1v3.0~1OS-CREDENTIAL~1securitytokens/post"],
    ["POST", "assume_role", "/paths/~1v3.0~1OS-CREDENTIAL~1securitytokens#assume_role/post"],
  ]);
});

it("holds the path without its fragment against the ledger", () => {
  const moved = (to: string) =>
    failuresAfter(IAM, (document) => renamed(document, `${KEYS}#assume_role`, to)).join("\n");
  expect(moved(`${KEYS}#agency`)).toBe("");
  expect(moved("/v3/OS-CREDENTIAL/securitytokens#assume_role")).toMatch(
    /path of CreateTemporaryAccessKeyByAgency is "\/v3\/OS-CREDENTIAL\/securitytokens", the page says/,
  );
});

it.each([
  [
    "where no other operation has the path",
    "/v3/projects",
    "/v3/projects#all",
    /no other operation is GET \/v3\/projects; leave/,
  ],
  ["that is no word", `${KEYS}#assume_role`, `${KEYS}#assume role`, /the fragment #assume role is no word/],
  ["that is empty", `${KEYS}#assume_role`, `${KEYS}#`, /the fragment # is no word/],
  ["within a fragment", `${KEYS}#assume_role`, `${KEYS}#a#b`, /the fragment #a#b is no word/],
])("finds a fragment %s", (_what, from, to, message) => {
  expect(failuresAfter(IAM, (document) => renamed(document, from, to)).join("\n")).toMatch(message);
});

it("finds a sample that a map does not take", () => {
  const condition = "/components/schemas/ServiceStatement/properties/Condition";
  const after = (at: string, value: Json) =>
    failuresAfter(IAM, (document) => replace(document, `${condition}${at}`, value)).join("\n");
  expect(after("/additionalProperties/additionalProperties/items/type", "integer")).toMatch(
    /shows string for auth\.identity\.policy\.Statement\[\]\.Condition\.StringEquals\.obs:prefix\[\], the type here is array<integer>/,
  );
  expect(after("/additionalProperties/type", "string")).toMatch(
    /shows object for .*Condition\.StringEquals, .* is string/,
  );
  const closed = failuresAfter(IAM, (document) => void delete objectOf(document, condition)["additionalProperties"]);
  expect(closed.join("\n")).toMatch(/Condition\.StringEquals, which has no node/);
});
