import { sha256Hex } from "../digest.js";
import type { Hypothesis } from "../engine.js";
import { encodingHypotheses } from "../hypotheses/encoding.js";
import { headerListHypothesis } from "../hypotheses/header-list.js";
import { headerHypotheses, replaceHeader } from "../hypotheses/headers.js";
import { hostHypotheses } from "../hypotheses/host.js";
import { methodHypotheses } from "../hypotheses/method.js";
import { pathHypotheses } from "../hypotheses/path.js";
import { queryHypotheses } from "../hypotheses/query.js";
import { secretHypotheses } from "../hypotheses/secret.js";
import { extendedTime, otherForms, readTime, timesNear } from "../times.js";
import { prefixOf, type BceDraft } from "./draft.js";

type Own = Hypothesis<BceDraft>;

/** The prefix in parts: `bce-auth-v1/<id>/<time>/<seconds>`. */
function partsOf({ prefix }: BceDraft): { id: string; time: string; seconds: string } {
  const [, id = "", time = "", seconds = ""] = prefix.split("/");
  return { id, time, seconds };
}

const LIVES = [1800, 3600, 0, 60, 300, 600, 900, 1000, 1200, 7200, 36_000, 43_200, 86_400, 1_800_000, 3_600_000];

const prefixHypotheses: readonly Own[] = [
  {
    name: "validity-differs",
    *variants(draft) {
      const { id, time, seconds } = partsOf(draft);
      const sent = Number(seconds);
      for (const life of new Set([...LIVES, sent * 1000, sent / 1000, sent * 60, sent / 60, sent + 1, sent - 1])) {
        const verdict = `the signing key was derived for a validity of ${life} s, and Authorization says ${seconds} s; write the same number in both`;
        yield { draft: { ...draft, prefix: prefixOf(id, time, String(life)) }, verdict };
      }
      const verdict = `the signing key was derived without the validity that Authorization has (${seconds} s); derive it from the whole prefix`;
      yield { draft: { ...draft, prefix: prefixOf(id, time, "").slice(0, -1) }, verdict };
      yield { draft: { ...draft, prefix: prefixOf(id, time, "") }, verdict };
    },
  },
  {
    name: "signing-key-form",
    *variants(draft) {
      const raw = "the digest itself was the signing key; its lower-case hex text is the key of bce-auth-v1";
      yield { draft: { ...draft, derivation: "raw" }, verdict: raw };
      const none = "the secret itself was the signing key; derive one: the HMAC of the prefix, as hex text";
      yield { draft: { ...draft, derivation: "none" }, verdict: none };
      const swapped =
        "secret and prefix were swapped; the signing key is the HMAC of the prefix, keyed with the secret";
      yield { draft: { ...draft, derivation: "swapped" }, verdict: swapped };
    },
  },
  {
    name: "date-header",
    *variants(draft, { headers }) {
      const { id, seconds } = partsOf(draft);
      for (const name of ["x-bce-date", "date"]) {
        const text = headers.get(name);
        if (text === undefined) continue;
        const time = readTime(text);
        const verdict = `the signing key was derived for the time of ${name}, and Authorization has another; take both from one time`;
        for (const form of [text, ...(time === undefined ? [] : [extendedTime(time)])]) {
          yield { draft: { ...draft, prefix: prefixOf(id, form, seconds) }, verdict };
        }
      }
    },
  },
  {
    name: "timestamp-form",
    pairs: false,
    *variants(draft) {
      const { id, time: text, seconds } = partsOf(draft);
      const time = readTime(text);
      if (time === undefined) return;
      const verdict =
        "the signing key was derived for the time in another form than Authorization has; write 2024-01-15T08:30:45Z in both";
      for (const form of otherForms(time)) yield { draft: { ...draft, prefix: prefixOf(id, form, seconds) }, verdict };
      const date = draft.headers.find(({ name }) => name === "x-bce-date");
      const dated = date === undefined ? undefined : readTime(date.value);
      const header = "x-bce-date was signed in another form than it was sent; sign and send it as 2024-01-15T08:30:45Z";
      for (const form of dated === undefined ? [] : otherForms(dated))
        yield replaceHeader(draft, "x-bce-date", form, header);
    },
  },
  {
    name: "timestamp-differs",
    pairs: false,
    *variants(draft) {
      const { id, time: text, seconds } = partsOf(draft);
      const sent = readTime(text);
      if (sent === undefined) return;
      for (const { time, verdict } of timesNear(sent)) {
        const prefix = prefixOf(id, extendedTime(time), seconds);
        yield { draft: { ...draft, prefix }, verdict };
        yield replaceHeader(draft, "x-bce-date", extendedTime(time), verdict);
        yield replaceHeader({ ...draft, prefix }, "x-bce-date", extendedTime(time), verdict);
      }
    },
  },
  {
    name: "prefix-form",
    pairs: false,
    *variants(draft, { listed, otherKeys }) {
      const { id, time, seconds } = partsOf(draft);
      const verdict =
        "the signing key was derived from another text than the first four parts of Authorization; derive it from bce-auth-v1/<id>/<time>/<seconds>";
      const texts = [`${draft.prefix}/`, `${draft.prefix}/${listed.join(";")}`, `${draft.prefix}/${listed.join(";")}/`];
      for (const prefix of [...texts, `${id}/${time}/${seconds}`, `${draft.prefix}\n`, time, time.slice(0, 10)]) {
        yield { draft: { ...draft, prefix }, verdict };
      }
      for (const { accessKeyId } of otherKeys) {
        const other = `the signing key was derived for the access key ${accessKeyId}, and Authorization has ${id}; write the same in both`;
        yield { draft: { ...draft, prefix: prefixOf(accessKeyId, time, seconds) }, verdict: other };
      }
    },
  },
];

const textHypotheses: readonly Own[] = [
  {
    name: "header-value-not-encoded",
    *variants(draft) {
      const verdict =
        "header values were signed as they are; percent-encode them, : and / included (host:127.0.0.1%3A8080)";
      yield { draft: { ...draft, headerText: (value) => value }, verdict };
      const colon = "the : in header values was signed as it is; percent-encode it, %3A";
      yield {
        draft: { ...draft, headerText: (value) => draft.headerText(value).replaceAll("%3A", ":") },
        verdict: colon,
      };
    },
  },
  {
    name: "canonical-form",
    *variants(draft, { request, listed }) {
      const ending = "something was signed after the header lines; the canonical request ends with the last one";
      const names = listed.join(";");
      const hash = sha256Hex(request.body);
      for (const end of ["\n", "\n\n", `\n${names}`, `\n\n${names}\n${hash}`, `\n${hash}`, `\n${names}\n${hash}`]) {
        yield { draft: { ...draft, ending: end }, verdict: ending };
      }
      const hashed = "the hash of the canonical request was signed; bce-auth-v1 signs the canonical request itself";
      yield { draft: { ...draft, hashed: true }, verdict: hashed };
    },
  },
];

/** All that is known to go wrong with bce-auth-v1, the likelier first where two come to the same. */
export const baiduCloudHypotheses: readonly Own[] = [
  ...prefixHypotheses.slice(0, 3),
  ...textHypotheses.slice(0, 1),
  ...encodingHypotheses,
  ...pathHypotheses,
  ...queryHypotheses,
  ...hostHypotheses,
  ...secretHypotheses,
  ...methodHypotheses,
  ...headerHypotheses,
  headerListHypothesis,
  ...prefixHypotheses.slice(3),
  ...textHypotheses.slice(1),
];
