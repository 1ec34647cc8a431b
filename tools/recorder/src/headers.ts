import type { Spec } from "@yunfan-tools/contract/spec";
import { classify, isTime } from "./classify.js";
import type { Exchange } from "./exchange.js";
import { below, type Schema } from "./json.js";
import { Leaf } from "./kept.js";
import type { Difference } from "./select.js";
import type { Vocabulary } from "./vocabulary.js";

/** Headers to write, by their documented names; those left out that may hold something; and what differs. */
export interface HeaderSelection {
  readonly kept: Readonly<Record<string, Leaf>>;
  readonly dropped: readonly string[];
  readonly differences: readonly Difference[];
  readonly notSeen: readonly string[];
}

type Rule = { readonly as: string } & (
  { readonly keep: (value: string) => boolean } | { readonly hide: string } | { readonly replace: string }
);

const isJsonType = (value: string) => /^application\/json(?:; ?charset=utf-8)?$/i.test(value);
const isStamp = (value: string) => /^\d{8}T\d{6}Z$/.test(value) || isTime(value);

/** Request headers that a recording may have. `Host` is none of fetch's. */
const REQUEST: Readonly<Record<string, Rule>> = {
  "content-type": { as: "Content-Type", keep: isJsonType },
  "x-sdk-date": { as: "X-Sdk-Date", keep: isStamp },
  "x-bce-date": { as: "x-bce-date", keep: isStamp },
  authorization: { as: "Authorization", hide: "authorization" },
  "x-auth-token": { as: "X-Auth-Token", hide: "token" },
  "x-security-token": { as: "X-Security-Token", hide: "token" },
  "x-bce-security-token": { as: "x-bce-security-token", hide: "token" },
  "x-project-id": { as: "X-Project-Id", replace: "project-id" },
};

/** Answer headers that a recording may have beside those that the spec documents. */
const RESPONSE: Readonly<Record<string, Rule>> = {
  "content-type": { as: "Content-Type", keep: isJsonType },
  date: { as: "Date", keep: isTime },
};

/** What HTTP itself and its proxies say: nothing about the API, so nothing to tell. */
const ORDINARY = new Set(
  `accept accept-encoding accept-language age cache-control connection content-encoding content-language content-length
   content-security-policy content-type date etag expires keep-alive pragma referrer-policy server set-cookie
   strict-transport-security transfer-encoding user-agent vary via x-content-type-options x-download-options
   x-frame-options x-xss-protection`.split(/\s+/),
);
/** Of those, whose values are the same for everybody. */
const HARMLESS = /^(?:accept|cache|connection|content|date|expires|keep-alive|pragma|transfer|user-agent|vary)/;

/** The request's headers on the allow-list. */
export function selectRequestHeaders({ url, headers }: Exchange): HeaderSelection {
  const host = new Leaf(url.host, { do: "keep" });
  const listed = byRules(Object.entries(headers), REQUEST);
  return { ...listed, kept: { Host: host, ...listed.kept }, differences: [], notSeen: [] };
}

/** The answer's headers on the allow-list, and those that the spec documents at a pointer. */
export function selectResponseHeaders(
  spec: Spec,
  words: Vocabulary,
  pointer: string,
  { answerHeaders }: Exchange,
): HeaderSelection {
  const documented = (spec.at(pointer) ?? {}) as Readonly<Record<string, { $ref?: string }>>;
  const rules = { ...RESPONSE };
  const kept: Record<string, Leaf> = {};
  const differences: Difference[] = [];
  const notSeen: string[] = [];
  const names = new Set<string>();
  for (const [name, written] of Object.entries(documented)) {
    const header = (written.$ref === undefined ? written : spec.at(written.$ref.slice(1))) as {
      schema: Schema;
      required?: boolean;
    };
    const value = answerHeaders.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
    names.add(name.toLowerCase());
    const at = below("/response/headers", name);
    if (value !== undefined) kept[name] = new Leaf(value, classify(name, header.schema, value, words));
    else if (header.required === true)
      differences.push({ pointer: at, problem: "vanished, and is documented as required" });
    else notSeen.push(at);
  }
  const others = answerHeaders.filter(([name]) => !names.has(name.toLowerCase()));
  for (const [name] of others) {
    if (!ORDINARY.has(name.toLowerCase()))
      differences.push({
        pointer: below("/response/headers", name),
        problem: "appeared, and is not documented; left out",
      });
  }
  const listed = byRules(others, rules);
  return { kept: { ...listed.kept, ...kept }, dropped: listed.dropped, differences, notSeen };
}

function byRules(
  pairs: readonly (readonly [string, string])[],
  rules: Readonly<Record<string, Rule>>,
): Pick<HeaderSelection, "kept" | "dropped"> {
  const kept: Record<string, Leaf> = {};
  const dropped: string[] = [];
  for (const [name, value] of pairs) {
    const rule = rules[name.toLowerCase()];
    if (rule !== undefined && "hide" in rule) kept[rule.as] = new Leaf(value, { do: "hide", label: rule.hide });
    else if (rule !== undefined && "replace" in rule)
      kept[rule.as] = new Leaf(value, { do: "replace", label: rule.replace });
    else if (rule?.keep(value) === true) kept[rule.as] = new Leaf(value, { do: "keep" });
    else if (rule !== undefined || !HARMLESS.test(name.toLowerCase())) dropped.push(value);
  }
  return { kept, dropped };
}
