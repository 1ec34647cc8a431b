import { YunfanError } from "@yunfan/auth-signing";
import { CallError } from "./call-error.js";
import { oneLine } from "./one-line.js";

/** An input that the spec does not allow, found before anything was sent. */
export class InputError extends CallError {
  static override readonly brand = "InputError";
  override readonly name = "InputError";
  override readonly kind = "input";
  /** The field, as a path such as `auth.identity.password`. */
  readonly field: string;

  constructor(operation: string, field: string, problem: string) {
    super({ operation, attempts: 0 }, `${field} ${problem}`);
    this.field = field;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), field: this.field };
  }
}

/** A list could not be followed to its end without losing or repeating records. */
export class PaginationError extends CallError {
  static override readonly brand = "PaginationError";
  override readonly name = "PaginationError";
  override readonly kind = "pagination";
  /** Where the next page would have begun; pass it as `from` to go on there. */
  readonly cursor: string | number | undefined;

  constructor(operation: string, problem: string, cursor?: string | number) {
    super({ operation, attempts: 0 }, problem);
    this.cursor = cursor;
  }
}

/** A client was created with options that cannot work: a malformed region id, a broken endpoint, a bad timeout. */
export class ConfigurationError extends YunfanError {
  static override readonly brand = "ConfigurationError";
  override readonly name = "ConfigurationError";
  override readonly kind = "configuration";
  /** The option at fault. */
  readonly option: string;

  constructor(option: string, problem: string, options?: { readonly cause?: unknown }) {
    super(oneLine(`${option}: ${problem}`), options);
    this.option = option;
  }
}
