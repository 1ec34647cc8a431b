/** A text that must not be published, in every form that it is looked for in. */
interface Forms {
  readonly folded: readonly string[];
  readonly exact: readonly string[];
}

/** Shorter texts are everywhere by chance. */
export const LEAST = 4;

/** Every form of a text: plain, URL-encoded, hexadecimal (in any letter case), and base64 wherever it may start. */
function formsOf(text: string): Forms {
  const bytes = Buffer.from(text, "utf8");
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const url = encodeSafely(text);
  const folded = [text, url, url.replaceAll("%20", "+"), percent, bytes.toString("hex")];
  const exact = [0, 1, 2].flatMap((offset) => {
    const core = base64Core(bytes, offset);
    return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
  });
  return {
    folded: [...new Set(folded.map((form) => form.toLowerCase()))],
    exact: [...new Set(exact)].filter((form) => form.length >= LEAST),
  };
}

/** What base64 makes of bytes that start `offset` bytes into a group, less the characters that the neighbours decide. */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const spill = (offset + bytes.length) % 3;
  return encoded.slice([0, 2, 3][offset], spill === 0 ? undefined : -1);
}

/** Half a surrogate pair has no UTF-8 form. */
function encodeSafely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Looks for texts in others. */
export class Leaks {
  readonly #forms: readonly (Forms & { readonly length: number })[];

  constructor(texts: readonly string[]) {
    this.#forms = [...new Set(texts)]
      .filter((text) => text.length >= LEAST)
      .map((text) => ({ ...formsOf(text), length: text.length }));
  }

  /** Whether a text holds one of those looked for, of `least` characters or more, in any form. */
  in(text: string, least: number = LEAST): boolean {
    const folded = text.toLowerCase();
    return this.#forms.some(
      (forms) =>
        forms.length >= least &&
        (forms.folded.some((form) => folded.includes(form)) || forms.exact.some((form) => text.includes(form))),
    );
  }
}
