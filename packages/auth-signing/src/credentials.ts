import { otherTokenProblem, tokenProblem, type TokenName, type Tokens } from "./check-keys.js";
import { CredentialsError, NoCredentialsError } from "./errors.js";

/**
 * Credentials, or a function that yields them when they are needed (and may yield others later, as rotating ones do).
 * Any object of the right shape will do; there is no class to extend.
 */
export type CredentialsProvider<C> = C | (() => C | Promise<C>);

/**
 * The credentials a provider stands for: at once when it has them at hand, as a promise when it must wait.
 * Whatever the provider throws is passed on.
 *
 * @throws CredentialsError when what comes out is no object, naming its type and never its value; through the promise
 *   when there is one.
 * @example
 * ```ts
 * import { resolveCredentials } from "@yunfan/auth-signing";
 *
 * const { accessKeyId } = await resolveCredentials(() => ({ accessKeyId: "AK", secretAccessKey: "SK" }));
 * ```
 */
export function resolveCredentials<C extends object>(provider: CredentialsProvider<C>): C | Promise<C> {
  const found: C | Promise<C> = typeof provider === "function" ? provider() : provider;
  return isThenable(found) ? found.then(requireObject) : requireObject(found);
}

const isThenable = <C>(value: C | Promise<C>): value is Promise<C> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

/** What is no object may be the secret itself, so only its type is told. */
function requireObject<C>(credentials: C): C {
  const found: unknown = credentials;
  if (typeof found === "object" && found !== null) return credentials;
  const kind = found === undefined || found === null ? String(found) : `a ${typeof found}`;
  const call = typeof found === "function" ? " (call it first, as in fromEnv())" : "";
  throw new CredentialsError(
    `credentials are ${kind}${call}, not an object; pass one such as { accessKeyId, secretAccessKey }, or a function that yields one`,
  );
}

/**
 * A frozen object whose `shown` fields are ordinary and whose `secrets` can be read by name but are not enumerable:
 * `JSON.stringify`, `util.inspect`, `console.log`, loggers and `{...spread}` do not see them. Getters, so that even
 * `inspect(value, { showHidden: true })` prints no value. Undefined fields are left out.
 */
export function concealSecrets<C extends object>(shown: Partial<C>, secrets: Partial<C>): C {
  const target = {};
  for (const [name, value] of Object.entries(shown)) {
    if (value !== undefined) Object.defineProperty(target, name, { value, enumerable: true });
  }
  for (const [name, value] of Object.entries(secrets)) {
    if (value !== undefined) Object.defineProperty(target, name, { get: () => value, enumerable: false });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built from the fields of C, field by field
  return Object.freeze(target) as C;
}

/**
 * Checks one value of a credential pair.
 * @throws CredentialsError when it is not a non-empty string, or begins or ends with white space.
 */
export function requireCredential(value: unknown, label: string): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new CredentialsError(`${label} is missing or blank; give the key as the console shows it`);
  }
  if (value.trim() !== value) {
    throw new CredentialsError(`${label} begins or ends with white space; remove it (often a line end from a file)`);
  }
  return value;
}

/**
 * Checks the token of temporary keys, if any.
 * @param label - Where the token stands.
 * @throws CredentialsError when it is not a string, or no header can carry it.
 */
export function requireToken(token: string | undefined, label: string): string | undefined {
  const problem = tokenProblem(token);
  if (problem !== undefined) throw new CredentialsError(`${label} ${problem}`);
  return token;
}

/**
 * Checks the token among credentials, if any.
 * @throws CredentialsError when it is not a string, no header can carry it, or it has the other vendor's name.
 */
export function requireOwnToken(credentials: Tokens, name: TokenName): string | undefined {
  const problem = otherTokenProblem(credentials, name);
  if (problem !== undefined) throw new CredentialsError(`credentials: ${problem}`);
  return requireToken(credentials[name], name);
}

/** An environment as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of this process, read when called.
 * @throws NoCredentialsError where there is none, as in browsers and some edge runtimes.
 */
export function processEnvironment(): Environment {
  const env = (globalThis as { process?: { env?: Environment } }).process?.env;
  if (env === undefined) {
    throw new NoCredentialsError(
      "there are no environment variables in this runtime",
      "pass staticCredentials({...}) or your own provider function",
    );
  }
  return env;
}

/**
 * Reads the variables of a key pair.
 * @throws CredentialsError naming in one line exactly the variables that are missing or unusable; `NoCredentialsError`
 *   when neither is set. One without the other is a mistake, which no chain should step over.
 */
export function readKeyPair(env: Environment, idName: string, secretName: string): { id: string; secret: string } {
  const id = env[idName] ?? "";
  const secret = env[secretName] ?? "";
  const missing = [...(id.trim() === "" ? [idName] : []), ...(secret.trim() === "" ? [secretName] : [])];
  if (missing.length > 0) {
    const are = missing.length === 1 ? "environment variable is" : "environment variables are";
    const reason = `${are} not set: ${missing.join(", ")}`;
    const wayOut = `set ${missing.length === 1 ? "it" : "them"} or pass staticCredentials({...})`;
    throw missing.length === 1 ? new CredentialsError(`${reason}; ${wayOut}`) : new NoCredentialsError(reason, wayOut);
  }
  return { id: requireCredential(id, idName), secret: requireCredential(secret, secretName) };
}
