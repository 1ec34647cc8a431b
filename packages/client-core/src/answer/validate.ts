import { mask } from "./mask.js";
import type { Answer } from "./interpret.js";
import { describeProblem, type ResponseProblem } from "./problem.js";
import type { CallFacts } from "../errors/call-error.js";
import { oneLine } from "../errors/one-line.js";
import { UnexpectedResponseError } from "../errors/transport-errors.js";
import { ConfigurationError } from "../errors/usage-errors.js";
import type { EventListener } from "../events/event.js";
import type { ServiceRecord } from "../operation.js";

/** What becomes of an answer that breaks its type: nothing, an `invalid-response` event, or an error as well. */
export type ValidationLevel = "off" | "warn" | "throw";

const LEVELS: readonly unknown[] = ["off", "warn", "throw"] satisfies ValidationLevel[];

/**
 * Checks the answers of one service. `validation()` of a service's `/validation` entry makes one; only its shape counts.
 */
export interface ResponseValidation {
  /** The service whose operations it knows, such as `ROMA`. */
  readonly service: string;
  readonly level: ValidationLevel;
  /** What a body breaks; nothing for an operation or status that it does not know. Does not throw. */
  readonly check: (operation: string, status: number, body: unknown) => readonly ResponseProblem[];
}

/** An answer, judged. */
interface Judged extends CallFacts {
  readonly status: number;
  readonly body: unknown;
}

/** How many problems are told at most, and how long each of their texts may be. */
const MOST = 10;
const LONGEST = 200;

/**
 * The validation that a client goes by; undefined when there is nothing to check.
 *
 * @throws {ConfigurationError} for one that cannot work, or that was made for another service.
 */
export function usableValidation(
  { name }: ServiceRecord,
  validation: ResponseValidation | undefined,
): ResponseValidation | undefined {
  if (validation === undefined) return undefined;
  // Callers without types pass anything, null included.
  const { service, level, check } = validation ?? ({} as Partial<ResponseValidation>);
  if (typeof check !== "function" || !LEVELS.includes(level)) {
    throw new ConfigurationError("validation", "is none; pass validation() of the service's /validation entry");
  }
  if (service !== name) {
    const whose = oneLine(JSON.stringify(service) ?? "no service", LONGEST);
    throw new ConfigurationError("validation", `is made for ${whose}, this client is of "${name}"; import its own`);
  }
  return level === "off" ? undefined : validation;
}

/** Tells what an answer breaks as an event. Returns it too, fit to be shown. */
export function reportInvalid(
  validation: ResponseValidation | undefined,
  emit: EventListener,
  { secrets }: Answer,
  { operation, attempts: attempt, status, requestId, body }: Judged,
): readonly ResponseProblem[] {
  // A server may choose names in a pointer, and a validation of another make may pass them on.
  const clean = (text: string) => oneLine(mask(text, secrets), LONGEST);
  const problems = (validation?.check(operation, status, body) ?? [])
    .slice(0, MOST)
    .map(({ pointer, expected, found }) => ({
      pointer: clean(pointer),
      expected: clean(expected),
      found: clean(found),
    }));
  if (problems.length > 0) emit({ type: "invalid-response", operation, attempt, status, requestId, problems });
  return problems;
}

/** @throws {UnexpectedResponseError} at level `throw`, for data that breaks its type. */
export function requireValid(
  validation: ResponseValidation | undefined,
  emit: EventListener,
  answer: Answer,
  judged: Judged,
): void {
  const problems = reportInvalid(validation, emit, answer, judged);
  const [first] = problems;
  if (first === undefined || validation?.level !== "throw") return;
  const { operation, attempts, status, requestId } = judged;
  const rest = problems.length === 1 ? "" : ` (and ${problems.length - 1} more in problems)`;
  const text =
    `${status} with data that breaks its documented type: ${describeProblem(first)}${rest}; ` +
    `validation level "warn" gives the data all the same`;
  throw new UnexpectedResponseError(
    { operation, attempts, status, requestId },
    "invalid",
    text,
    "",
    undefined,
    problems,
  );
}
