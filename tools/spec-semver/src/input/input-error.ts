/** An input that cannot be compared: one line with the input, the problem and the way out. */
export class InputError extends Error {
  override readonly name = "InputError";
}
