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

/** The name of the token of temporary keys: Huawei Cloud's, Baidu's. */
export type TokenName = "securityToken" | "sessionToken";

/** What credentials of either vendor may hold besides a key pair. */
export type Tokens = { readonly [K in TokenName]?: string | undefined };

const NOT_CARRIED = /[^\x21-\x7e]/;

/** What is wrong with the token of temporary keys, without its value; undefined when it can be sent or there is none. */
export function tokenProblem(token: unknown): string | undefined {
  if (token === undefined || (typeof token === "string" && !NOT_CARRIED.test(token))) return undefined;
  return "is not a string or has characters that no header can carry, such as a line end; give it as it came, or leave it out";
}

/**
 * What is wrong with credentials whose token has the other vendor's name. The types do not tell: either vendor's
 * credentials have all that the other's must have, and the token would be dropped without a word.
 */
export function otherTokenProblem(credentials: Tokens, name: TokenName): string | undefined {
  const huawei = name === "securityToken";
  const other = huawei ? "sessionToken" : "securityToken";
  if (credentials[name] || !credentials[other]) return undefined;
  const [theirs, ours] = huawei ? ["Baidu's", "Huawei Cloud's"] : ["Huawei Cloud's", "Baidu's"];
  return `has ${other}, which is ${theirs} name; ${ours} is ${name}: pass ${ours} credentials`;
}

/**
 * The token of temporary keys; undefined when there is none. HTTP clients quote a header value that they refuse, so a
 * broken token must not reach them.
 * @throws SigningError naming the field, never its value.
 */
export function checkedToken(credentials: Tokens, name: TokenName): string | undefined {
  const other = otherTokenProblem(credentials, name);
  if (other !== undefined) throw new SigningError("credentials", other);
  const token = credentials[name];
  const problem = tokenProblem(token);
  if (problem !== undefined) throw new SigningError(`credentials.${name}`, problem);
  return token === "" ? undefined : token;
}
