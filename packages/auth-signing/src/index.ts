export { type CredentialsProvider, type Environment, resolveCredentials } from "./credentials.js";
export { CredentialsError, SigningError, YunfanError } from "./errors.js";
export type { ReceivedRequest, SecretLookup, SignedParts, SigningRequest } from "./http/request.js";
