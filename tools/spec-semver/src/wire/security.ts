import { canonical, isObject, listAt, objectAt, own, same, textAt, type Json, type JsonObject } from "../json.js";
import type { Context } from "./context.js";
import type { SpecDocument } from "./document.js";
import type { Operation } from "./operations.js";
import { compareRest, compareTexts, withoutTexts } from "./texts.js";

/** One way to be let in: schemes that are all needed, with their scopes. */
type Way = ReadonlyMap<string, readonly string[]>;

/** Who may call: an old client's request is refused when no new way asks for what it gives, or less. */
export function compareSecurity(context: Context, before: Operation, after: Operation): void {
  const { note } = context;
  const location = "request.security";
  const to = waysOf(context.after, after);
  const named = waysOf(context.before, before);
  const renamed = renamedSchemes(context, namesOf(named), namesOf(to));
  const from = named.map((way) => new Map([...way].map(([name, scopes]) => [renamed.get(name) ?? name, scopes])));
  const unchanged = (way: Way): Way | undefined => to.find((other) => asksNoMore(other, way) && asksNoMore(way, other));
  const kept = new Set(from.map(unchanged).filter((way) => way !== undefined));
  for (const way of from) {
    if (unchanged(way)) continue;
    const twins = to.filter((other) => !kept.has(other) && sameSchemes(other, way));
    const enough = to.filter((other) => asksNoMore(other, way));
    // The same schemes with less scopes, else with others where no way lets in.
    const twin = twins.find((other) => enough.includes(other)) ?? (enough.length === 0 ? twins[0] : undefined);
    if (twin) {
      kept.add(twin);
      noteScopes(context, way, twin, location);
    } else if (enough.length === 0) {
      note({ rule: "api-security-removed", location, from: wayText(way) });
    }
  }
  for (const way of to) {
    if (kept.has(way)) continue;
    note({ rule: "api-security-added", location, to: wayText(way) });
  }
  const used = namesOf(to);
  for (const old of namesOf(named)) {
    const name = renamed.get(old) ?? old;
    if (!used.has(name)) continue;
    compareScheme(context, schemeOf(context.before, old), schemeOf(context.after, name), `security.${name}`);
  }
}

function namesOf(ways: readonly Way[]): Set<string> {
  return new Set(ways.flatMap((way) => [...way.keys()]));
}

function waysOf(document: SpecDocument, { node }: Operation): Way[] {
  const list = listAt("security" in node ? node : document.root, "security").filter(isObject);
  const ways = list.map(
    (way) =>
      new Map(
        Object.keys(way)
          .sort()
          .map((name) => [name, listAt(way, name).map(String).sort()] as const),
      ),
  );
  return ways.length > 0 ? ways : [new Map()];
}

/** What the schemes of an operation are called now, where they are the same by another name. */
function renamedSchemes(
  { before, after }: Context,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const name of from) {
    if (to.has(name)) continue;
    const scheme = withoutTexts(schemeOf(before, name));
    const now = [...to].find((other) => !from.has(other) && same(withoutTexts(schemeOf(after, other)), scheme));
    if (now !== undefined) renamed.set(name, now);
  }
  return renamed;
}

function schemesOf(document: SpecDocument): JsonObject {
  return objectAt(objectAt(document.root, "components"), "securitySchemes");
}

function schemeOf(document: SpecDocument, name: string): JsonObject {
  return document.resolve(own(schemesOf(document), name));
}

function asksNoMore(way: Way, given: Way): boolean {
  return [...way].every(([name, scopes]) => {
    const has = given.get(name);
    return has !== undefined && scopes.every((scope) => has.includes(scope));
  });
}

function sameSchemes(way: Way, other: Way): boolean {
  return way.size === other.size && [...way.keys()].every((name) => other.has(name));
}

function noteScopes({ note }: Context, before: Way, after: Way, location: string): void {
  for (const [name, scopes] of before) {
    const now = after.get(name) ?? [];
    for (const scope of now) {
      if (!scopes.includes(scope))
        note({ rule: "api-security-scope-added", location: `${location}.${name}`, to: scope });
    }
    for (const scope of scopes) {
      if (!now.includes(scope))
        note({ rule: "api-security-scope-removed", location: `${location}.${name}`, from: scope });
    }
  }
}

function wayText(way: Way): string {
  return way.size === 0 ? "no credentials" : [...way.keys()].join(" and ");
}

const KNOWN = new Set(["type", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl", "flows", "x-signing"]);
const PLACE = ["name", "in", "scheme", "openIdConnectUrl"];

function compareScheme(context: Context, before: JsonObject, after: JsonObject, location: string): void {
  const { note } = context;
  const compare = (rule: string, from: Json | undefined, to: Json | undefined, at = location): void => {
    if (!same(from, to)) note({ rule, location: at, from, to });
  };
  compare("api-security-component-type-changed", own(before, "type"), own(after, "type"));
  for (const key of PLACE) {
    const [from, to] = [own(before, key), own(after, key)];
    if (spelling(before, key) !== spelling(after, key))
      compare("api-security-component-changed", from, to, `${location}.${key}`);
  }
  compare("signing-changed", own(before, "x-signing"), own(after, "x-signing"));
  // The form of a bearer token is a hint for people.
  compare("description-changed", own(before, "bearerFormat"), own(after, "bearerFormat"));
  compareTexts(before, after, location, note);
  compareFlows(context, objectAt(before, "flows"), objectAt(after, "flows"), location, compare);
  compareRest(before, after, { known: KNOWN, documents: [context.before, context.after], location }, note);
}

/** Names of headers and of schemes of HTTP are the same in any case. */
function spelling(scheme: JsonObject, key: string): string {
  const text = canonical(own(scheme, key));
  return key === "scheme" || (key === "name" && scheme["in"] === "header") ? text.toLowerCase() : text;
}

const FLOW = new Set(["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"]);

function compareFlows(
  context: Context,
  before: JsonObject,
  after: JsonObject,
  location: string,
  compare: (rule: string, from: Json | undefined, to: Json | undefined, at?: string) => void,
): void {
  for (const flow of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = `${location}.${flow}`;
    const [one, other] = [own(before, flow), own(after, flow)];
    if (!isObject(one) || !isObject(other)) {
      compare(`api-security-component-oauth-flow-${isObject(other) ? "added" : "removed"}`, one, other, at);
      continue;
    }
    compare(
      "api-security-component-oauth-url-changed",
      textAt(one, "authorizationUrl"),
      textAt(other, "authorizationUrl"),
      at,
    );
    compare("api-security-component-oauth-token-url-changed", textAt(one, "tokenUrl"), textAt(other, "tokenUrl"), at);
    compare("api-security-component-changed", textAt(one, "refreshUrl"), textAt(other, "refreshUrl"), at);
    const documents = [context.before, context.after] as const;
    compareRest(one, other, { known: FLOW, documents, location: at }, context.note);
    const [scopes, now] = [objectAt(one, "scopes"), objectAt(other, "scopes")];
    for (const scope of new Set([...Object.keys(scopes), ...Object.keys(now)])) {
      const how = !Object.hasOwn(scopes, scope) ? "added" : Object.hasOwn(now, scope) ? "changed" : "removed";
      if (how === "changed")
        compare("api-security-component-oauth-scope-changed", own(scopes, scope), own(now, scope), at);
      else
        compare(
          `api-security-component-oauth-scope-${how}`,
          how === "added" ? undefined : scope,
          how === "added" ? scope : undefined,
          at,
        );
    }
  }
}
