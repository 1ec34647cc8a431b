/**
 * A provider that can be told that what it gave was refused.
 *
 * The protocol between clients and providers, by shape alone:
 *
 * 1. A client asks `provider()` for each attempt.
 * 2. Where a service refuses **a token** (401), the client asks `provider.refresh(rejected)` with the credentials that
 *    it used, once per call, if `typeof provider.refresh === "function"`. Not after a refused signature: five in a row
 *    lock a Huawei Cloud key.
 * 3. `refresh` gets new credentials only while the rejected ones are still the current ones, and all who ask share one
 *    fetch: any number of parallel 401s cause one.
 * 4. When the same credentials come back, there is nothing newer: the client reports the 401 and does not call again.
 *
 * @typeParam C - What the provider yields.
 * @typeParam Rejected - What `refresh` needs to know of the refused credentials; by default all of them.
 */
export interface RefreshableProvider<C, Rejected = C> {
  (): Promise<C>;
  refresh(rejected: Rejected): Promise<C>;
}

/** Whether a provider can be told that its credentials were refused: it has a function `refresh`. */
export function isRefreshable<C>(provider: C | (() => unknown)): provider is RefreshableProvider<C> {
  return typeof provider === "function" && "refresh" in provider && typeof provider.refresh === "function";
}
