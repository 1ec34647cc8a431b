/**
 * A token bucket that retries pay from and successes fill, shared by all calls of a client. When a service is down, most
 * retries only add to its load: after some fifty failures in a row the bucket is empty, and calls fail at once.
 */
export class RetryBudget {
  static readonly CAPACITY = 500;
  static readonly RETRY_COST = 10;
  static readonly SUCCESS_REFUND = 1;
  #tokens = RetryBudget.CAPACITY;

  /** Pays for one retry; false when the bucket cannot. */
  take(): boolean {
    if (this.#tokens < RetryBudget.RETRY_COST) return false;
    this.#tokens -= RetryBudget.RETRY_COST;
    return true;
  }

  /** A call succeeded; after a retry, that retry's cost comes back. */
  succeed(retried: boolean): void {
    const refund = retried ? RetryBudget.RETRY_COST : RetryBudget.SUCCESS_REFUND;
    this.#tokens = Math.min(RetryBudget.CAPACITY, this.#tokens + refund);
  }
}
