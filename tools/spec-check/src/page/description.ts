/** The facts of a description cell: words, default and limits. The sentence itself is dropped. */
export interface DescriptionFacts {
  values?: string[];
  default?: number | string;
  minimum?: number;
  maximum?: number;
}

const WORD = "[A-Za-z][A-Za-z0-9_.-]*";

/** Reads the facts out of a description cell. `type` is the row's type word: true and false say nothing of a boolean. */
export function descriptionFacts(text: string, type: string): DescriptionFacts {
  const facts: DescriptionFacts = {};
  const values = words(text);
  if (values.length > 0 && !/^bool/i.test(type)) facts.values = values;
  const fallback = /(?:缺省值|默认值)[为是:\uff1a]?\s*([A-Za-z0-9_.-]+)/.exec(text)?.[1];
  if (fallback !== undefined) facts.default = /^-?\d+$/.test(fallback) ? Number(fallback) : fallback;
  const maximum = /(?:不超过|最大值[为是:\uff1a]?)\s*(\d+)/.exec(text)?.[1];
  if (maximum !== undefined) facts.maximum = Number(maximum);
  const minimum = /(?:不小于|最小值[为是:\uff1a]?)\s*(\d+)/.exec(text)?.[1];
  if (minimum !== undefined) facts.minimum = Number(minimum);
  return facts;
}

function words(text: string): string[] {
  // "- label:word - label:word", Huawei's list that lost its line breaks.
  const listed = [...text.matchAll(new RegExp(`(?:^|\\s)-\\s*[^\\s:\\uff1a]+[:\uff1a]\\s*(${WORD})`, "g"))].map(
    (m) => m[1] ?? "",
  );
  if (listed.length > 0) return listed;
  // "a/b/c"; an example such as cn-bj-a has no slash, and a URL would have two in a row.
  const slashed = new RegExp(`(?:^|[^A-Za-z0-9_./-])(${WORD}(?:/${WORD})+)(?![/\\w])`).exec(text)?.[1];
  if (slashed !== undefined) return slashed.split("/");
  // "Word:label", a list of one.
  const single = new RegExp(`^(${WORD})[:\uff1a]\\s*[^\\x00-\\x7f]`).exec(text)?.[1];
  return single === undefined ? [] : [single];
}
