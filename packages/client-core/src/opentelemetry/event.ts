import type { Span } from "@opentelemetry/api";
import { describeProblem } from "../answer/problem.js";
import type { ClientEvent } from "../events/event.js";

/** Notes on a call's span what its attempts do not show; requests and errors are spans and statuses already. */
export function addEvent(span: Span, event: ClientEvent): void {
  if (event.type === "retry") {
    span.addEvent("yunfan.retry", {
      "yunfan.attempt": event.attempt,
      "yunfan.retry.reason": event.reason,
      "yunfan.retry.delay": event.delayMs / 1000,
    });
  } else if (event.type === "refresh") {
    span.addEvent("yunfan.refresh", { "yunfan.attempt": event.attempt });
  } else if (event.type === "invalid-response") {
    span.addEvent("yunfan.invalid_response", {
      "yunfan.attempt": event.attempt,
      "http.response.status_code": event.status,
      "yunfan.problems": event.problems.map(describeProblem),
    });
  }
}
