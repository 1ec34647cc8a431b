/** A document that no parser reads; the message is one line with the way out, and follows the file's name. */
export class UnreadablePage extends Error {
  override readonly name = "UnreadablePage";
}
