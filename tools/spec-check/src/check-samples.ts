import type { Correction } from "./corrections.js";
import type { Failure } from "./failure.js";
import type { LedgerIndex } from "./index-ledger.js";
import type { Sample } from "./ledger.js";
import type { SpecNode } from "./nodes.js";

/** Headers that HTTP itself puts on every message. */
const PLAIN_HEADERS = new Set(["host", "content-type", "content-length", "date", "server", "connection"]);

/** Holds a spec against the page's samples: every field they show is there and takes their type. */
export function checkSamples(byId: Map<string, SpecNode[]>, corrections: Correction[], index: LedgerIndex): Failure[] {
  const failures = index.samples.flatMap((sample) => [...fields(sample, byId), ...headers(sample, byId)]);
  for (const correction of corrections) {
    if (correction.reason !== "sample-only") continue;
    if (correction.nodes.some((node) => isShown(node, index.samples))) continue;
    const text = `x-correction says sample-only, but no sample of the ledger shows ${correction.nodes[0]?.id ?? ""}`;
    failures.push({ pointer: correction.pointer, text: `${text}; give the true reason` });
  }
  return failures;
}

function fields(sample: Sample, byId: Map<string, SpecNode[]>): Failure[] {
  const base = bodyId(sample.id);
  return Object.entries(sample.fields).flatMap(([path, types]) => {
    const lists = /(?:\[\])*$/.exec(path)?.[0].length ?? 0;
    const id = `${base}.${lists === 0 ? path : path.slice(0, -lists)}`;
    const nodes = byId.get(id) ?? [];
    const words = nodes.length > 0 ? nodes.map((node) => node.cells.type ?? "") : mapWord(id, byId);
    if (words.length === 0) {
      return [{ pointer: "", text: `sample ${sample.id} shows ${id}, which has no node; add it (reason sample-only)` }];
    }
    return types.flatMap((type) => {
      if (words.some((word) => takes(itemType(word, lists / 2), type))) return [];
      const text = `sample ${sample.id} shows ${type} for ${path}, the type here is ${words[0] || "any"}`;
      return [{ pointer: nodes[0]?.pointer ?? "", text: `${text}; widen the type with an x-correction` }];
    });
  });
}

/** The type word of something below a map, where no name has a node of its own. */
function mapWord(id: string, byId: Map<string, SpecNode[]>): string[] {
  const steps = id.split(".");
  for (let depth = 1; depth < steps.length; depth++) {
    const map = byId.get(steps.slice(0, -depth).join("."))?.find((node) => node.map !== undefined)?.map;
    const word = map?.[depth - 1];
    if (word !== undefined) return [word];
  }
  return [];
}

function headers(sample: Sample, byId: Map<string, SpecNode[]>): Failure[] {
  return sample.headers
    .filter((name) => !PLAIN_HEADERS.has(name.toLowerCase()) && !byId.has(`${sample.id}.header.${name}`))
    .map((name) => ({ pointer: "", text: `sample ${sample.id} shows header ${name}, which has no node; add it` }));
}

/** Ids of body fields: `request.body` or `response.200`. */
function bodyId(sample: string): string {
  return sample.endsWith("request") ? `${sample}.body` : sample;
}

/** `array<string>` one level in is `string`. */
function itemType(type: string, levels: number): string {
  let inner = type.replace(/\|null$/, "");
  if (levels === 0) return type;
  for (let level = 0; level < levels; level++) inner = /^array<(.*)>$/.exec(inner)?.[1] ?? "";
  return inner;
}

function takes(type: string, json: string): boolean {
  const words = type.startsWith("array<") ? ["array", ...(type.endsWith("|null") ? ["null"] : [])] : type.split("|");
  return words.includes(json) || (json === "integer" && words.includes("number"));
}

function isShown(node: SpecNode, samples: Sample[]): boolean {
  return samples.some((sample) => {
    const header = `${sample.id}.header.`;
    if (node.id.startsWith(header)) return sample.headers.includes(node.id.slice(header.length));
    if (node.kind === "status") return sample.id === node.id.replace(/status\.(\w+)$/, "response.$1");
    const body = `${bodyId(sample.id)}.`;
    return node.id.startsWith(body) && node.id.slice(body.length) in sample.fields;
  });
}
