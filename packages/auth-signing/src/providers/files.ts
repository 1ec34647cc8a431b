import { readFile } from "node:fs/promises";
import { CredentialsError } from "../errors.js";
import { errorCode } from "./error-code.js";

/**
 * The text of a file without its byte order mark; undefined when there is no such file.
 * @throws CredentialsError for any other trouble, with the file and the system's code (such as EACCES), which is all
 *   that is known about it.
 */
export async function readText(label: string, file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, "utf8");
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new CredentialsError(`${label} ${file} cannot be read (${code}); make it a file that this user may read`);
  }
}
