export { type CredentialsProvider, type Environment, resolveCredentials } from "./credentials.js";
export { CredentialsError, isNoCredentials, NoCredentialsError, SigningError, YunfanError } from "./errors.js";
export type { ReceivedRequest, SecretLookup, SignedParts, SigningRequest } from "./http/request.js";
export { chain, type ChainLink } from "./providers/chain.js";
export { isRefreshable, type RefreshableProvider } from "./providers/refreshable.js";
export {
  type Expiring,
  refreshing,
  type RefreshingOptions,
  type RefreshSource,
  type RefreshTimes,
} from "./providers/refreshing.js";
