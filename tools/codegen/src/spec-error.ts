/** A spec that cannot be turned into code: names the file, the place and the cause on one line. */
export class SpecError extends Error {
  override readonly name = "SpecError";

  constructor(
    readonly file: string,
    /** JSON pointer to the node at fault, or `line:column` where the file does not parse. */
    readonly pointer: string,
    readonly problem: string,
  ) {
    super(`${file}#${pointer}: ${problem}`);
  }
}

/** A JSON pointer from its parts. */
export function pointerOf(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** An error of one who prints or formats, as one of the spec. */
export function specErrorOf(file: string, error: unknown): SpecError {
  if (error instanceof SpecError) return error;
  return new SpecError(
    file,
    "",
    error instanceof Error ? (error.message.split("\n", 1)[0] ?? error.name) : String(error),
  );
}
