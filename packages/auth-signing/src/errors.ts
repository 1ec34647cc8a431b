/** The brands of an error, under a name that every copy of this package shares. */
const BRANDS = Symbol.for("@yunfan/brands");

interface Branded {
  readonly [BRANDS]?: unknown;
}

function brandsOf(type: unknown): string[] {
  const brands: string[] = [];
  for (let one = type; typeof one === "function"; one = Object.getPrototypeOf(one) as unknown) {
    if (Object.hasOwn(one, "brand")) brands.push((one as typeof YunfanError).brand);
  }
  return brands;
}

/**
 * The base of every error this family of packages throws on purpose.
 *
 * Tell errors apart by the literal `kind` or by `instanceof`, which also works between two copies of a package in one
 * program. Messages, fields and `toJSON()` never contain a secret, a token or a header value.
 *
 * @example
 * ```ts
 * import { YunfanError } from "@yunfan/auth-signing";
 *
 * const error = new YunfanError("nothing answered", { cause: new Error("socket closed") });
 * console.log(error.kind, JSON.stringify(error)); // yunfan {"name":"YunfanError","kind":"yunfan","message":"nothing answered"}
 * ```
 */
export class YunfanError extends Error {
  /** What `instanceof` goes by, so that it also holds between two copies of a package in one program. */
  static readonly brand: string = "YunfanError";
  override readonly name: string = "YunfanError";
  /** What went wrong, as a word to switch on. */
  readonly kind: string = "yunfan";

  /**
   * @param message - One line: what is wrong and the way out. Must not contain a secret.
   * @param options - `cause`: the error underneath, kept as is.
   */
  // oxlint-disable-next-line no-useless-constructor -- narrows Error's own constructor to a documented shape
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    Object.defineProperty(this, BRANDS, { value: brandsOf(new.target) });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A subclass of the user's own has no brand: it is judged by its prototype, as any class is.
    if (!Object.hasOwn(this, "brand")) return Function.prototype[Symbol.hasInstance].call(this, value);
    const brands: unknown = typeof value === "object" && value !== null ? (value as Branded)[BRANDS] : undefined;
    return Array.isArray(brands) && brands.includes(this.brand);
  }

  /** Name, kind and message only: the cause and the stack may hold what must not be logged. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, kind: this.kind, message: this.message };
  }
}

/** Credentials are missing or cannot be used. The message names the variable or field, never its value. */
export class CredentialsError extends YunfanError {
  static override readonly brand: string = "CredentialsError";
  override readonly name: string = "CredentialsError";
  override readonly kind = "credentials";
}

/**
 * There are no credentials where a provider looked: nothing is set up there, as opposed to set up wrongly. A link of
 * {@link chain} throws it to pass the question on to the next link.
 *
 * Nobody needs this class for that: any error with `kind: "credentials"` and `passed: true` says the same.
 *
 * @example
 * ```ts
 * import { NoCredentialsError } from "@yunfan/auth-signing";
 *
 * const error = new NoCredentialsError("vault: VAULT_ADDR is not set", "set it or pass staticCredentials({...})");
 * console.log(error.passed, error.reason); // true vault: VAULT_ADDR is not set
 * ```
 */
export class NoCredentialsError extends CredentialsError {
  static override readonly brand: string = "NoCredentialsError";
  override readonly name: string = "NoCredentialsError";
  readonly passed = true;
  /** What was looked for, and why that is nothing; the message without its way out. */
  readonly reason: string;

  /**
   * @param reason - What was looked for, and why that is nothing. Must not contain a secret.
   * @param wayOut - What to do about it.
   */
  constructor(reason: string, wayOut: string, options?: { readonly cause?: unknown }) {
    super(`${reason}; ${wayOut}`, options);
    this.reason = reason;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), passed: true };
  }
}

/** Whether an error says that there is nothing here, by its shape: two copies of this package understand each other. */
export function isNoCredentials(error: unknown): error is Error & { readonly passed: true; readonly reason?: string } {
  return (
    error instanceof Error &&
    "kind" in error &&
    error.kind === "credentials" &&
    "passed" in error &&
    error.passed === true
  );
}

/**
 * The input cannot be signed. Thrown before anything leaves the machine; signing the same input again fails again.
 * `field` names the part at fault as the caller wrote it, such as `url`, `headers["x-a"]` or `options.now`.
 */
export class SigningError extends YunfanError {
  static override readonly brand: string = "SigningError";
  override readonly name = "SigningError";
  override readonly kind = "signing";
  readonly field: string;

  /**
   * @param field - The part of the input at fault.
   * @param problem - What is wrong with it and the way out, without its value.
   */
  constructor(field: string, problem: string, options?: { readonly cause?: unknown }) {
    super(`${field}: ${problem}`, options);
    this.field = field;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), field: this.field };
  }
}
