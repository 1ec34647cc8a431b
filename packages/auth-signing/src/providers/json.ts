import { CredentialsError } from "../errors.js";

/**
 * Parses JSON that may hold secrets.
 * @param place - The file, for the message.
 * @throws CredentialsError with file and line, without the parser's own error: that one quotes the text.
 */
export function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CredentialsError(`${place}${lineOf(text, error)}: is not JSON; mend it there or before`);
  }
}

/** Not every engine tells where; only the numbers of its message are taken over. */
function lineOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const position = /end of JSON/.test(message) ? text.length : /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? "" : `:${text.slice(0, Number(position)).split(/\r\n|\r|\n/).length}`;
}
