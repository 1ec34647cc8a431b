import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UnreadablePage } from "./unreadable.js";

/** The encodings that browsers and editors save pages of the vendors in, where no mark at the start tells. */
const UNMARKED = ["utf-8", "gb18030"];
const MARKS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/**
 * The text of a saved page, whichever of the usual encodings and line ends it has: one page, one text.
 *
 * @param file Path from the folder where the command was called: npm runs scripts elsewhere.
 * @throws UnreadablePage without the file's name, in one line.
 */
export function readSaved(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(process.env["INIT_CWD"] ?? "", file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UnreadablePage("does not exist; save the vendor's page as a text first");
    throw new UnreadablePage(`cannot be read (${code ?? "unknown"}); give a text file`);
  }
  return decoded(bytes).replaceAll(/\r\n?/g, "\n");
}

function decoded(bytes: Uint8Array): string {
  const mark = MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  for (const encoding of mark === undefined ? UNMARKED : [mark[1]]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // Not this one.
    }
  }
  throw new UnreadablePage("is no text in UTF-8, UTF-16 with its mark, or GB18030; save it as UTF-8");
}
