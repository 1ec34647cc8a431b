import { SigningError } from "./errors.js";

// Everything but what would end the value inside an Authorization header: white space, controls and separators.
const ACCESS_KEY_ID = /^[^\s\0-\x1f\x7f/,;]+$/;
const EDGE_SPACE = /^\s|\s$/;

/**
 * Checks the key pair a request is to be signed with.
 * @throws SigningError naming the field, never its value.
 */
export function checkKeys(credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }): void {
  const { accessKeyId, secretAccessKey } = credentials;
  if (typeof accessKeyId !== "string" || !ACCESS_KEY_ID.test(accessKeyId)) {
    throw new SigningError(
      "credentials.accessKeyId",
      "is missing, blank, or has white space or one of / , ; in it; give the id as the console shows it",
    );
  }
  if (typeof secretAccessKey !== "string" || secretAccessKey === "" || EDGE_SPACE.test(secretAccessKey)) {
    throw new SigningError(
      "credentials.secretAccessKey",
      "is missing, blank, or begins or ends with white space; note that {...spread} leaves hidden secrets out",
    );
  }
}
