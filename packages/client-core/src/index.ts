export { createServiceClient, type Explaining } from "./client.js";
export type { Explanation } from "./explain.js";
export { aheadOf } from "./clock.js";
export { createState } from "./runner.js";
export type { ServiceRuntime, TransportOptions } from "./options.js";
export { resolveEndpoint } from "./endpoint.js";
export { Call, type CallErrorOf, type RawResponse, type Result, type WithResponse } from "./call/call.js";
export type {
  CallOptions,
  OperationCall,
  OptionalInputCall,
  OptionalInputPagedCall,
  PagedCall,
  PageOptions,
} from "./call/operation-call.js";
export type { ResponseProblem } from "./answer/problem.js";
export type { ResponseValidation, ValidationLevel } from "./answer/validate.js";
export type {
  ClientEvent,
  DriftEvent,
  ErrorEvent,
  EventListener,
  InvalidResponseEvent,
  PageEvent,
  RefreshEvent,
  RequestEvent,
  RetryEvent,
} from "./events/event.js";
export { logTo, type ConsoleLike, type LogLevel } from "./events/logger.js";
export type { Int64 } from "./answer/int64.js";
export type * from "./telemetry/telemetry.js";
export { isErrorOf } from "./errors/is-error-of.js";
export type { RetryOptions } from "./retry/policy.js";
export type { SharedState } from "./retry/repeated-call.js";
export { ApiError, hasStatus, type ApiErrorOf, type UndocumentedStatus } from "./errors/api-error.js";
export { CallError, type CallFacts, type StopReason } from "./errors/call-error.js";
export {
  AbortError,
  NetworkError,
  TimeoutError,
  UnexpectedResponseError,
  type UnexpectedReason,
} from "./errors/transport-errors.js";
export { ConfigurationError, InputError, PaginationError } from "./errors/usage-errors.js";
export type {
  ErrorFields,
  InputField,
  MarkerPagination,
  OffsetPagination,
  OperationRecord,
  ServiceRecord,
  ValueRule,
} from "./operation.js";
export type { FetchedResponse, FetchInit, FetchLike, ResponseHeaders } from "./request/fetch.js";
export {
  credentialsFailure,
  type AttemptToSign,
  type Authentication,
  type Authenticator,
  type Signature,
} from "./request/authenticate.js";
export { CredentialsError, SigningError, YunfanError } from "@yunfan/auth-signing";
