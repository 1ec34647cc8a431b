/** Why nothing was laid out: one line with the way out. */
export class ScaffoldError extends Error {
  override readonly name = "ScaffoldError";
}
