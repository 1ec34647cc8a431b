import { checkLedger } from "./check-ledger.js";
import { REASONS, type Correction } from "./corrections.js";
import { failureLine } from "./failure.js";
import { lint } from "./lint/index.js";
import type { Spec } from "./specs.js";

/** What the checks of one spec found. */
export interface CheckResult {
  failures: string[];
  /** One line: rows proven, corrections by reason. */
  summary: string;
}

/** Checks a spec: against its ledger, and against the house's own rules. */
export function check({ name, file, document, ledger }: Spec): CheckResult {
  const { failures, proven, rows, corrections } = checkLedger(document, ledger);
  const reasons = count(corrections);
  return {
    failures: [...failures, ...lint(document)].map((failure) => failureLine(file, failure)),
    summary: `${name}: ${proven}/${rows} rows proven, ${corrections.length} corrections (${reasons})`,
  };
}

function count(corrections: Correction[]): string {
  return REASONS.map((reason) => ({ reason, times: corrections.filter((one) => one.reason === reason).length }))
    .filter(({ times }) => times > 0)
    .map(({ reason, times }) => `${reason} ${times}`)
    .join(", ");
}
