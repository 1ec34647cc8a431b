import { createHash } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { LEAST } from "./leaks.js";
import { E_MAIL, IPV4, IPV6, looksLike, UUID } from "./looks-like.js";

const DIGITS = "0123456789";
const SMALL = "abcdefghijklmnopqrstuvwxyz";
const CAPITALS = SMALL.toUpperCase();
/** So few characters that what is made of them says of itself that it opens nothing. */
const FEW = { digits: "012", small: "xyz", capitals: "XY" };
const HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
const HEX = /^(?=.*\d)(?=.*[a-f])[\da-f]{8,}$/;

/** What a text is cut into; the names say how each piece is made up. */
const PIECES = new RegExp(
  [
    `(?<url>https?://[^\\s"'<>]+)`,
    `(?<mail>${E_MAIL.source})`,
    `(?<ip4>${IPV4.source})`,
    `(?<ip6>${IPV6.source})`,
    `(?<uuid>${UUID.source})`,
    `(?<run>[A-Za-z0-9]+)`,
    `(?<foreign>[^\\x20-\\x7e]+)`,
  ].join("|"),
  "g",
);

/** Which texts may be said as they are within an address. */
export type IsPublic = (text: string) => boolean;

/**
 * Makes up values of the shape of others: same length, same kinds of characters, same form. Within one recording the same
 * piece of text gives the same made-up piece, and different ones give different ones, so that relations survive. Nothing
 * is derived from the originals: the order in which they appear, and a seed, are all that counts.
 */
export class MadeUp {
  /** Every piece that was made up. */
  readonly made = new Set<string>();
  readonly #pieces = new Map<string, string>();
  readonly #taken = new Set<string>();

  /**
   * @param seed - public, such as the operation's name.
   * @param avoid - texts that no made-up piece may hold.
   */
  constructor(
    readonly seed: string,
    readonly avoid: readonly string[],
    readonly isPublic: IsPublic,
  ) {}

  /** A text of the shape of another. */
  text(original: string): string {
    const made = original.replace(PIECES, (piece: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      if (groups["url"] !== undefined) return this.#url(piece);
      if (groups["ip6"] !== undefined && !isIPv6(piece)) return piece.replace(/[A-Za-z0-9]+/g, (run) => this.#run(run));
      if (groups["mail"] !== undefined) return this.#piece(piece, (n) => `user-${n + 1}@example.com`);
      if (groups["ip6"] !== undefined) return this.#piece(piece, (n) => `2001:db8::${(n + 1).toString(16)}`);
      if (groups["ip4"] !== undefined && isIPv4(piece)) return this.#piece(piece, testAddress);
      if (groups["ip4"] !== undefined) return piece.replace(/\d+/g, (run) => this.#run(run));
      if (groups["uuid"] !== undefined) return this.#piece(piece, (n, attempt) => this.#uuid(piece, n, attempt));
      if (groups["foreign"] !== undefined)
        return this.#piece(piece, (n, attempt) => this.#draw(n, attempt, piece.length, () => HAN));
      return this.#run(piece);
    });
    this.made.add(made);
    return made;
  }

  /** A whole number with as many digits, above 0. */
  number(original: number): number {
    const digits = String(Math.abs(Math.trunc(original)));
    return Number(
      this.#piece(digits, (n, attempt) =>
        this.#draw(n, attempt, digits.length, (i) => (i === 0 ? "123456789" : DIGITS)),
      ),
    );
  }

  #run(run: string): string {
    const isHex = HEX.test(run);
    return this.#piece(run, (n, attempt) => {
      const few = attempt >= 40;
      return this.#draw(n, attempt, run.length, (i) => {
        const character = run.charAt(i);
        if (isHex) return few ? "012abc" : `${DIGITS}abcdef`;
        if (/\d/.test(character)) return few && run.length > 4 ? FEW.digits : DIGITS;
        if (/[a-z]/.test(character)) return few && run.length > 4 ? FEW.small : SMALL;
        return few && run.length > 4 ? FEW.capitals : CAPITALS;
      });
    });
  }

  #uuid(original: string, n: number, attempt: number): string {
    const small = original === original.toLowerCase();
    // Version and variant are part of the form.
    const drawn = this.#draw(n, attempt, 36, (i) => {
      if (i === 19 && /[89ab]/i.test(original.charAt(i))) return small ? "89ab" : "89AB";
      if ([8, 13, 14, 18, 19, 23].includes(i)) return original.charAt(i);
      return small ? `${DIGITS}abcdef` : `${DIGITS}ABCDEF`;
    });
    return drawn;
  }

  #url(original: string): string {
    const [, scheme = "https:", host = "", path = "", query] =
      /^(https?:)\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(original) ?? [];
    const word = (text: string) => (text === "" || this.isPublic(text) ? text : this.text(text));
    const made = this.#piece(`//${host}`, (n) => `//service-${n + 1}.example.com`);
    const pairs = query?.split("&").map((pair) => pair.split("=").map(word).join("="));
    return `${scheme}${made}${path.split("/").map(word).join("/")}${pairs === undefined ? "" : `?${pairs.join("&")}`}`;
  }

  /** The made-up piece for an original one, by `candidate` of its number and the attempt. */
  #piece(original: string, candidate: (n: number, attempt: number) => string): string {
    const known = this.#pieces.get(original);
    if (known !== undefined) return known;
    const n = this.#pieces.size;
    for (let attempt = 0; ; attempt++) {
      // Candidates that are counted, not drawn, need another number to be another.
      const made = candidate(attempt === 0 ? n : n + attempt * 7919, attempt);
      // Of one digit there are nine others, and they may all be originals too.
      const isShort = original.length < LEAST;
      const isFree = !this.#taken.has(made) && (isShort || !this.#pieces.has(made));
      const isOther = made !== original || (isShort && attempt >= 300);
      const isGood = isFree && isOther && !this.#avoids(made) && looksLike("", made, new Set([made])).length === 0;
      if (!isGood && attempt < 600) continue;
      this.#taken.add(made);
      this.#pieces.set(original, made);
      this.made.add(made);
      return made;
    }
  }

  #avoids(made: string): boolean {
    const folded = made.toLowerCase();
    return this.avoid.some((text) => folded.includes(text.toLowerCase()));
  }

  #draw(n: number, attempt: number, length: number, alphabetAt: (index: number) => string): string {
    let drawn = "";
    for (let block = 0; drawn.length < length; block++) {
      const bytes = createHash("sha256")
        .update(JSON.stringify([this.seed, n, attempt, block]))
        .digest();
      for (const byte of bytes) {
        if (drawn.length >= length) break;
        const alphabet = alphabetAt(drawn.length);
        drawn += alphabet.charAt(byte % alphabet.length);
      }
    }
    return drawn;
  }
}

/** The n-th address of RFC 5737's three networks for documents. */
function testAddress(n: number): string {
  const network = ["192.0.2", "198.51.100", "203.0.113"][Math.floor(n / 254) % 3] ?? "192.0.2";
  return `${network}.${(n % 254) + 1}`;
}
