import { base64, fromBase64, fromHex, hex, utf8 } from "../../bytes.js";
import type { SharedHypothesis } from "../engine.js";

const spaces: readonly (readonly [text: string, words: string])[] = [
  ["\n", "a line feed"],
  ["\r\n", "CR and LF"],
  [" ", "a space"],
  ["\t", "a tab"],
  ["\r", "a CR"],
];

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Mistakes of the secret. Verdicts never show one. */
export const secretHypotheses: readonly SharedHypothesis[] = [
  {
    name: "secret-of-other-key",
    *variants(draft, { otherKeys, accessKeyId }) {
      for (const { vendor, accessKeyId: id, secretAccessKey } of otherKeys) {
        const whose = vendor === "huaweicloud" ? "Huawei Cloud" : "Baidu AI Cloud";
        const verdict = `this is the secret of the key ${id} (${whose}), not that of ${accessKeyId}; use the pair that belongs together`;
        yield { draft: { ...draft, secret: secretAccessKey }, verdict };
      }
    },
  },
  {
    name: "secret-white-space",
    *variants(draft) {
      const { secret } = draft;
      if (typeof secret !== "string") return;
      for (const [text, words] of spaces) {
        const verdict = (where: string): string =>
          `the secret was read with ${words} at its ${where}; trim it where it comes from, such as a file or a variable`;
        yield { draft: { ...draft, secret: secret + text }, verdict: verdict("end") };
        yield { draft: { ...draft, secret: text + secret }, verdict: verdict("beginning") };
      }
      const both = "the secret was read with white space around it; trim it where it comes from";
      yield { draft: { ...draft, secret: ` ${secret} ` }, verdict: both };
      const quoted = "the secret was read with quotation marks around it; remove them where it comes from";
      yield { draft: { ...draft, secret: `"${secret}"` }, verdict: quoted };
      yield { draft: { ...draft, secret: `'${secret}'` }, verdict: quoted };
      const mark = "the secret was read with a byte order mark before it; save its file without one";
      yield { draft: { ...draft, secret: `\ufeff${secret}` }, verdict: mark };
    },
  },
  {
    name: "secret-encoding",
    pairs: false,
    *variants(draft) {
      const { secret } = draft;
      if (typeof secret !== "string") return;
      const verdict = "the secret was encoded or decoded before it was used; its text as issued is the key";
      const decoded = BASE64.test(secret) ? fromBase64(secret) : undefined;
      if (decoded !== undefined) yield { draft: { ...draft, secret: decoded }, verdict };
      if (/^(?:[0-9a-f]{2})+$/i.test(secret)) yield { draft: { ...draft, secret: fromHex(secret) }, verdict };
      const bytes = utf8(secret);
      yield { draft: { ...draft, secret: base64(bytes) }, verdict };
      yield { draft: { ...draft, secret: hex(bytes) }, verdict };
      yield { draft: { ...draft, secret: encodeURIComponent(secret) }, verdict };
      const letters = "the secret was used in another letter case; use it as issued";
      yield { draft: { ...draft, secret: secret.toLowerCase() }, verdict: letters };
      yield { draft: { ...draft, secret: secret.toUpperCase() }, verdict: letters };
    },
  },
  {
    name: "secret-is-key-id",
    pairs: false,
    *variants(draft, { accessKeyId }) {
      const verdict = "the access key id was used as the secret; use the secret access key";
      yield { draft: { ...draft, secret: accessKeyId }, verdict };
      yield { draft: { ...draft, secret: "" }, verdict: "an empty secret was used; set the secret access key" };
    },
  },
];
