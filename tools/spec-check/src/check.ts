import { checkLedger, unique } from "./check-ledger.js";
import { REASONS, type Correction } from "./corrections.js";
import { failureLine } from "./failure.js";
import { indexLedger } from "./index-ledger.js";
import { lint } from "./lint/index.js";
import { checkSdkModels, type SdkResult } from "./sdk-models/check.js";
import type { Spec } from "./specs.js";

/** What the checks of one spec found. */
export interface CheckResult {
  failures: string[];
  /** One line: rows proven, corrections by reason, what the SDKs say. */
  summary: string;
}

/** Checks a spec: against its ledger, against the vendor's SDKs, and against the house's own rules. */
export function check({ name, file, document, ledger, sdkModels }: Spec): CheckResult {
  const { failures, proven, rows, corrections, verdict, nodes } = checkLedger(document, ledger);
  const sdk = checkSdkModels(sdkModels, nodes, indexLedger(ledger).prefixed, verdict);
  const lines = [...failures, ...unique(sdk.failures), ...lint(document)].map((failure) => failureLine(file, failure));
  const own = sdk.ownFailures.map((failure) => failureLine(`specs/${name}/sdk-models.json`, failure));
  return {
    failures: [...lines, ...own],
    summary:
      `${name}: ${proven}/${rows} rows proven, ${corrections.length} corrections (${count(corrections)}); ` +
      sdkSummary(sdk),
  };
}

function count(corrections: Correction[]): string {
  return REASONS.map((reason) => ({ reason, times: corrections.filter((one) => one.reason === reason).length }))
    .filter(({ times }) => times > 0)
    .map(({ reason, times }) => `${reason} ${times}`)
    .join(", ");
}

function sdkSummary({ models, operations, unknown, alike, corrected, known }: SdkResult): string {
  return (
    `${models} SDK models of ${operations - unknown}/${operations} operations: ${alike} members alike, ` +
    `${corrected} differences corrected, ${known} known`
  );
}
