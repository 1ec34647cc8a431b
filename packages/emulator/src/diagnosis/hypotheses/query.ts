import { partText, type QueryPart } from "../draft.js";
import type { SharedHypothesis } from "../engine.js";

const orders = {
  sent: "the query was signed in the order in which it was sent; sort it",
  decoded: "the query was sorted by its decoded names; Baidu AI Cloud sorts the encoded name=value texts",
  text: "the query was sorted by its encoded texts; Huawei Cloud sorts by decoded name, and equal names by value",
  name: "the query was sorted by its encoded names; Huawei Cloud sorts by decoded name, Baidu by the whole name=value",
  raw: "the query was sorted as it was sent, before it was encoded; sort its canonical form",
} as const;

/** Mistakes of the query, besides its encoding. */
export const queryHypotheses: readonly SharedHypothesis[] = [
  {
    name: "query-order",
    *variants(draft) {
      for (const order of ["sent", "decoded", "text", "name", "raw"] as const) {
        if (order !== draft.queryOrder) yield { draft: { ...draft, queryOrder: order }, verdict: orders[order] };
      }
      const verdict = "the query was signed in descending order; sort it ascending";
      const texts = [...draft.query].sort((a, b) => (partText(a) < partText(b) ? 1 : -1));
      yield { draft: { ...draft, query: texts, queryOrder: "sent" }, verdict };
    },
  },
  {
    name: "empty-value-form",
    *variants(draft) {
      const bare = (part: QueryPart): QueryPart => (part.value === "" ? { ...part, equals: false } : part);
      yield {
        draft: { ...draft, query: draft.query.map(bare) },
        verdict: 'a name without a value was signed without "="; sign it as "name="',
      };
      yield {
        draft: { ...draft, query: draft.query.map((part) => ({ ...part, equals: part.sent.equals })) },
        verdict: 'a name that was sent without "=" was signed without it; sign it as "name="',
      };
      yield {
        draft: { ...draft, query: draft.query.filter((part) => part.value !== "") },
        verdict: 'a name without a value was left out of the signed query; sign it as "name="',
      };
    },
  },
  {
    name: "repeated-name",
    *variants(draft) {
      const verdict = "of a name that the query repeats only one value was signed; sign each, or send one";
      const lastOf = new Map(draft.query.map((part) => [part.name, part]));
      const firstOf = new Map([...draft.query].reverse().map((part) => [part.name, part]));
      const last = draft.query.filter((part) => lastOf.get(part.name) === part);
      const first = draft.query.filter((part) => firstOf.get(part.name) === part);
      yield { draft: { ...draft, query: last }, verdict };
      yield { draft: { ...draft, query: first }, verdict };
    },
  },
  {
    name: "query-left-out",
    *variants(draft) {
      const verdict = "the query was not signed; its canonical form is a line of the canonical request";
      yield { draft: { ...draft, query: [] }, verdict };
    },
  },
  {
    name: "query-changed",
    pairs: false,
    *variants(draft) {
      for (const [index, part] of draft.query.slice(0, MOST_PARTS).entries()) {
        const verdict = `the query was signed without ${JSON.stringify(part.sent.name)}, which was added later; sign last`;
        yield { draft: { ...draft, query: draft.query.filter((_, at) => at !== index) }, verdict };
      }
    },
  },
];

const MOST_PARTS = 50;
