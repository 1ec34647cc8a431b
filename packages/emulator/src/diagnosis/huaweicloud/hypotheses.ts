import { otherBodies, type OtherBody } from "../bodies.js";
import { base64, hex, textOf } from "../../bytes.js";
import { sha256 } from "../digest.js";
import type { Hypothesis } from "../engine.js";
import { encodingHypotheses } from "../hypotheses/encoding.js";
import { headerListHypothesis } from "../hypotheses/header-list.js";
import { headerHypotheses, replaceHeader } from "../hypotheses/headers.js";
import { hostHypotheses } from "../hypotheses/host.js";
import { methodHypotheses } from "../hypotheses/method.js";
import { pathHypotheses } from "../hypotheses/path.js";
import { queryHypotheses } from "../hypotheses/query.js";
import { secretHypotheses } from "../hypotheses/secret.js";
import { encodeText } from "../percent.js";
import { basicTime, otherForms, readTime, timesNear } from "../times.js";
import type { HuaweiCloudDraft } from "./draft.js";

type Own = Hypothesis<HuaweiCloudDraft>;

// Hashing a body over and over would be the dearest part of the search.
const bodiesOf = new WeakMap<Uint8Array, readonly OtherBody[]>();

function bodies(body: Uint8Array): readonly OtherBody[] {
  const known = bodiesOf.get(body) ?? otherBodies(body);
  bodiesOf.set(body, known);
  return known;
}

const otherBody = (name: string): Own => ({
  name,
  *variants(draft, { request }) {
    for (const { name: of, hash, verdict } of bodies(request.body)) {
      if (of === name) yield { draft: { ...draft, hash }, verdict };
    }
  },
});

const bodyHypotheses: readonly Own[] = [
  otherBody("empty-body-hash"),
  otherBody("body-not-sent"),
  otherBody("body-reserialised"),
  otherBody("body-line-end"),
  {
    name: "body-hash-form",
    *variants(draft, { request, headers }) {
      const form = "the hash of the body was signed in another form; sign it in lower-case hex";
      yield { draft: { ...draft, hash: draft.hash.toUpperCase() }, verdict: form };
      const bytes = sha256(request.body);
      yield { draft: { ...draft, hash: base64(bytes) }, verdict: form };
      const none = "no hash of the body was signed; it is the last line of the canonical request";
      yield { draft: { ...draft, hash: "" }, verdict: none };
      const raw = "the body itself was signed, not its hash; sign its SHA-256 in lower-case hex";
      if (request.body.length < 65_536) yield { draft: { ...draft, hash: textOf(request.body) }, verdict: raw };
      yield {
        draft: { ...draft, hash: "UNSIGNED-PAYLOAD" },
        verdict:
          "UNSIGNED-PAYLOAD was signed, and X-Sdk-Content-Sha256 does not say so; send that header, or hash the body",
      };
      if (!headers.has("x-sdk-content-sha256")) return;
      const verdict =
        "the hash of the body was signed, and X-Sdk-Content-Sha256 says another; sign what that header says";
      yield { draft: { ...draft, hash: hex(bytes) }, verdict };
    },
  },
];

const timeHypotheses: readonly Own[] = [
  {
    name: "date-header",
    *variants(draft, { headers }) {
      const text = headers.get("date");
      if (text === undefined) return;
      const verdict = "the string to sign has the time of Date; write that of X-Sdk-Date, character by character";
      yield { draft: { ...draft, timestamp: text }, verdict };
      const time = readTime(text);
      if (time !== undefined) yield { draft: { ...draft, timestamp: basicTime(time) }, verdict };
    },
  },
  {
    name: "timestamp-form",
    pairs: false,
    *variants(draft) {
      const verdict =
        "the string to sign has the time in another form than X-Sdk-Date; write it there as 20240115T083045Z too";
      const time = readTime(draft.timestamp);
      if (time === undefined) return;
      for (const form of [...otherForms(time), ""]) yield { draft: { ...draft, timestamp: form }, verdict };
      const header = "X-Sdk-Date was signed in another form than it was sent; sign and send it as 20240115T083045Z";
      for (const form of otherForms(time)) {
        yield replaceHeader(draft, "x-sdk-date", form, header);
        yield replaceHeader({ ...draft, timestamp: form }, "x-sdk-date", form, header);
      }
    },
  },
  {
    name: "timestamp-differs",
    pairs: false,
    *variants(draft) {
      const sent = readTime(draft.timestamp);
      if (sent === undefined) return;
      for (const { time, verdict } of timesNear(sent)) {
        const timestamp = basicTime(time);
        yield { draft: { ...draft, timestamp }, verdict };
        yield replaceHeader({ ...draft, timestamp }, "x-sdk-date", timestamp, verdict);
      }
    },
  },
];

const textHypotheses: readonly Own[] = [
  {
    name: "header-value-encoded",
    *variants(draft) {
      const verdict = "header values were percent-encoded for signing, as for Baidu AI Cloud; sign them as they are";
      yield { draft: { ...draft, headerText: encodeText }, verdict };
    },
  },
  {
    name: "canonical-form",
    *variants(draft) {
      const end =
        "the header lines were signed without the empty line that ends them; write a line feed after each, and one more";
      yield { draft: { ...draft, headerEnd: "\n" }, verdict: end };
      yield { draft: { ...draft, headerEnd: "\n\n\n" }, verdict: end };
      const ending = "a line feed was signed after the canonical request; it ends with the hash of the body";
      yield { draft: { ...draft, ending: "\n" }, verdict: ending };
      const names = "the line of signed names was written in another way; write the lower-case names joined by ;";
      for (const glue of [",", "; ", ";\n"])
        yield { draft: { ...draft, names: draft.names.replaceAll(";", glue) }, verdict: names };
      yield { draft: { ...draft, names: "" }, verdict: names };
      yield { draft: { ...draft, names: `${draft.names};` }, verdict: names };
      const hashed =
        "the canonical request was signed itself; the string to sign ends with its SHA-256 in lower-case hex";
      yield { draft: { ...draft, hashed: false }, verdict: hashed };
    },
  },
  {
    name: "algorithm-line",
    pairs: false,
    *variants(draft) {
      const verdict = `the first line of the string to sign is another algorithm; write ${draft.algorithm}, as in Authorization`;
      for (const algorithm of ["SDK-HMAC-SHA256", "V11-HMAC-SHA256", "HMAC-SHA256", "AWS4-HMAC-SHA256"]) {
        yield { draft: { ...draft, algorithm }, verdict };
        yield { draft: { ...draft, algorithm, scope: undefined }, verdict };
      }
    },
  },
  {
    name: "key-derivation",
    pairs: false,
    *variants(draft, { accessKeyId }) {
      if (draft.scope === undefined) return;
      const raw = "the derived key was used as bytes; its lower-case hex text is the key of V11-HMAC-SHA256";
      yield { draft: { ...draft, derivation: "raw" }, verdict: raw };
      const none = "the secret itself was the key; V11-HMAC-SHA256 derives one for day, region and service";
      yield { draft: { ...draft, derivation: "none" }, verdict: none };
      const swapped = `secret and salt were swapped; the access key (${accessKeyId}) is the salt of the derivation`;
      yield { draft: { ...draft, derivation: "salt-and-secret-swapped" }, verdict: swapped };
    },
  },
];

/** All that is known to go wrong with Huawei Cloud's signatures, the likelier first where two come to the same. */
export const huaweiCloudHypotheses: readonly Own[] = [
  ...pathHypotheses.slice(0, 1),
  ...encodingHypotheses,
  ...pathHypotheses.slice(1),
  ...queryHypotheses,
  ...hostHypotheses,
  ...bodyHypotheses,
  ...secretHypotheses,
  ...methodHypotheses,
  ...headerHypotheses,
  headerListHypothesis,
  ...timeHypotheses,
  ...textHypotheses,
];
