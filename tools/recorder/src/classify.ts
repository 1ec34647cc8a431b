import type { Schema } from "./json.js";
import type { Vocabulary } from "./vocabulary.js";

/** What becomes of a documented value. `label` is what `sanitisers` of the recording calls it. */
export type Treatment =
  | { readonly do: "keep" }
  /** It opens something: `***`. */
  | { readonly do: "hide"; readonly label: string }
  /** It names something: a made-up value of the same shape. */
  | { readonly do: "replace"; readonly label: string };

const keep: Treatment = { do: "keep" };

/** Names of what opens something. `format: password` says so by itself; this is for what no spec has marked yet. */
const SECRET =
  /passw|secret|token|signature|authorization|^access$|access_?key|api_?key|private_?key|^(?:x-[a-z-]*)?credentials?$/i;
const TIME = /(?:_at|time|date|expiration|_begin|_end)$/i;
const TIME_FORM =
  /^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?|\d\d:\d\d:\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT)$/;
const PLACE = /(?:region|region_id|regionid|zone|zonename|name)$/i;
const CODE = /^(?:error_?)?code$/i;
/** Huawei Cloud's codes: a product and digits, such as `APIGW.0301`; products that the specs cite. */
const CODE_FORM = /^(?:APIGW|IAM|ROMA)\.\d{4,8}$/;
/** Baidu AI Cloud's names for sizes of machines, such as `bcc.g4.c2m8`: https://cloud.baidu.com/doc/BCC/s/flhymywmk */
const SIZE_FORM = /^bcc\.[a-z]{1,3}\d\.c\d{1,3}m\d{1,4}$/;
/** Fields without an enum whose values are words of the API all the same. */
const WORDS = /^(?:methods|effect|interface|nocatalog)$/i;
/** Numbers under these names stand for somebody. */
const NUMBER_OF_SOMEBODY = /(?:^|[a-z_])(?:id|ids|uid|uin|phone|mobile|account)$/i;

/** What `sanitisers` says of a replaced value, by the field's name: the first that fits. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/request-?_?id$/i, "request-id"],
  [/project[-_]?id$/i, "project-id"],
  [/(?:domain|account|parent)[-_]?id$/i, "account-id"],
  [/user_?id$/i, "user-id"],
  [/instance_?(?:id|ids|uuid)$/i, "instance-id"],
  [/(?:id|ids|uuid)$/i, "id"],
  [/(?:address|_ip|^ip)$/i, "ip-address"],
  [/(?:url|self|next|previous|endpoint|host)$/i, "url"],
  [/e?mail$/i, "e-mail"],
  [/(?:phone|mobile)$/i, "phone"],
  [/names?$/i, "name"],
];

/** Whether a text is a time, and nothing but one. */
export const isTime = (text: string): boolean => TIME_FORM.test(text);

/** Decides on a value by its field's name and form. What no rule knows is replaced. */
export function classify(
  name: string,
  schema: Schema,
  value: string | number | boolean | null,
  words: Vocabulary,
): Treatment {
  if (value === null || typeof value === "boolean") return keep;
  const label = LABELS.find(([rule]) => rule.test(name))?.[1] ?? "text";
  if (typeof value === "number") {
    return schema.enum === undefined && NUMBER_OF_SOMEBODY.test(name) ? { do: "replace", label } : keep;
  }
  // Whoever selects has held the value to them already.
  if (schema.enum !== undefined || schema.const !== undefined) return keep;
  // Nothing in it that could name anything: "", "*", "-".
  if (/^[ -/:-@[-`{-~]*$/.test(value)) return keep;
  if (TIME.test(name) && isTime(value)) return keep;
  if (schema.format === "password" || SECRET.test(name)) return { do: "hide", label: secretLabel(name) };
  if (PLACE.test(name) && words.isPlace(value)) return keep;
  if (CODE.test(name) && CODE_FORM.test(value)) return keep;
  if (name === "spec" && SIZE_FORM.test(value)) return keep;
  if (WORDS.test(name) && words.has(value)) return keep;
  return { do: "replace", label };
}

function secretLabel(name: string): string {
  if (/passw/i.test(name)) return "password";
  if (/authorization|signature/i.test(name)) return "authorization";
  if (/secret/i.test(name)) return "secret-key";
  return /access/i.test(name) ? "access-key-id" : "token";
}
