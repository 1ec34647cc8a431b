import { SigningError } from "./errors.js";

// Visible ASCII but / , and ; which separate the parts of an Authorization header.
const ACCESS_KEY_ID = /^[!-+\-.0-:<-~]+$/;
const EDGE_SPACE = /^\s|\s$/;

/** What every scheme signs with. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Checks the key pair a request is to be signed with.
 * @throws SigningError naming the field, never its value.
 */
export function checkKeys(credentials: KeyPair): void {
  const { accessKeyId, secretAccessKey } = credentials;
  if (typeof accessKeyId !== "string" || !ACCESS_KEY_ID.test(accessKeyId)) {
    throw new SigningError(
      "credentials.accessKeyId",
      "is missing, blank, or has white space, one of / , ; or non-ASCII characters in it; give the id as the console shows it",
    );
  }
  if (typeof secretAccessKey !== "string" || secretAccessKey === "" || EDGE_SPACE.test(secretAccessKey)) {
    throw new SigningError(
      "credentials.secretAccessKey",
      "is missing, blank, or begins or ends with white space; note that {...spread} leaves hidden secrets out",
    );
  }
}
