import type { Correction } from "./corrections.js";
import type { Failure } from "./failure.js";
import type { LedgerIndex } from "./index-ledger.js";
import type { Verdict } from "./judge.js";
import type { SpecNode } from "./nodes.js";

/**
 * Each enum word that the node's row does not print must come from a source: a row of another source, or the words the
 * correction itself adds. And each word of those sources must be there.
 */
export function checkWords(nodes: SpecNode[], codes: string[], verdict: Verdict, index: LedgerIndex): Failure[] {
  return nodes.flatMap((node) => {
    const correction = verdict.excused.get(node)?.get("values") ?? verdict.explained.get(node);
    if (correction === undefined) return [];
    const expected = new Set(sources(node, correction, codes, index));
    const words = node.cells.values ?? [];
    return [
      ...words
        .filter((word) => !expected.has(word))
        .map((word) => ({
          pointer: node.pointer,
          text: `the word ${word} of ${node.id} stands in no source; delete it, or name the source in x-correction (from, adds)`,
        })),
      ...[...expected]
        .filter((word) => !words.includes(word))
        .map((word) => ({
          pointer: node.pointer,
          text: `the word ${word}, a source of ${node.id}, is missing; add it to the enum, or correct the source`,
        })),
    ];
  });
}

function sources(node: SpecNode, correction: Correction, codes: string[], index: LedgerIndex): string[] {
  const own = index.rows.get(node.id)?.values ?? [];
  const from = (correction.from ?? [node.id]).flatMap((id) => index.elsewhere.get(id)?.values ?? []);
  const isCode = codes.some(
    (code) => node.id.endsWith(code.replaceAll("/", ".")) && /response\.\d+\.[^.]+$/.test(node.id),
  );
  const errors = index.ledger.rows.filter((row) => row.place === "error" && isCode).map((row) => row.name);
  return [...own, ...from, ...correction.adds, ...errors];
}
