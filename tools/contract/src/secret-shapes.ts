/** A text that looks like a secret, told so that it is not told again. */
export interface SecretShape {
  readonly rule: string;
  readonly line: number;
  /** Its first characters. */
  readonly start: string;
}

const alone = (inner: string) => new RegExp(`(?<![\\w+/=-])${inner}(?![\\w+/=-])`, "g");

/**
 * What secrets look like. Both vendors' key ids and keys by the forms that their consoles give: Huawei Cloud 20 capitals and
 * digits, and 40 letters and digits; Baidu AI Cloud 32 hexadecimal digits, or `ALTAK` and a random part.
 */
const rules: readonly { readonly rule: string; readonly shape: RegExp }[] = [
  { rule: "a private key", shape: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { rule: "a Huawei Cloud access key id", shape: alone("(?=[A-Z]*\\d)(?=\\d*[A-Z])[A-Z0-9]{20}") },
  {
    rule: "a Huawei Cloud secret access key",
    shape: alone("(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])(?=\\D{0,39}\\d)[A-Za-z0-9]{40}"),
  },
  { rule: "an IAM token", shape: /\bMII[\w+/-]{80,}/g },
  { rule: "a Baidu AI Cloud access key id", shape: /\bALTAK-?[A-Za-z0-9]{8,}/g },
  {
    rule: "a secret by its name",
    shape:
      /(?:secret|password|passwd|token|credential|accesskey)[\w-]*["'`]?\s*[:=]\s*["'`]([0-9a-f]{32}|[\w+/=-]{40,})["'`]/gi,
  },
  { rule: "a JSON web token", shape: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g },
  {
    rule: "a key of another service",
    shape: /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\w{30,}|npm_\w{30,}|sk-[\w-]{20,})/g,
  },
];

/** What says of itself that it opens nothing: by a word, by repeating itself, or by having hardly any characters. */
function isMadeUp(value: string): boolean {
  return /example|emulator|sample|made-?up|0123456789/i.test(value) || new Set(value).size < 9;
}

/** Every place of a text that looks like a secret and does not say that it is made up. */
export function secretShapes(text: string): SecretShape[] {
  return rules.flatMap(({ rule, shape }) =>
    [...text.matchAll(shape)]
      .map((match) => ({ value: match[1] ?? match[0], index: match.index }))
      .filter(({ value }) => !isMadeUp(value))
      .map(({ value, index }) => ({
        rule,
        line: text.slice(0, index).split("\n").length,
        start: `${value.slice(0, 4)}...`,
      })),
  );
}
