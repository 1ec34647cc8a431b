import type { WithResponse } from "../call/call.js";
import type { EventListener } from "../events/event.js";
import { outcomeOf } from "./outcome.js";
import type { CallDescription, Telemetry } from "./telemetry.js";
import { CallTrace } from "./trace.js";

/** Who watches one call: the client's listener, and the call's trace where there is a telemetry. */
export interface Watch {
  readonly emit: EventListener;
  readonly trace: CallTrace | undefined;
}

/** Does the work of a call inside its trace. Without a telemetry, it only does the work. */
export function traced<T>(
  telemetry: Telemetry | undefined,
  emit: EventListener,
  describe: () => CallDescription,
  work: (watch: Watch) => Promise<WithResponse<T>>,
): Promise<WithResponse<T>> {
  if (telemetry === undefined) return work({ emit, trace: undefined });
  const trace = new CallTrace(telemetry, describe());
  const emitBoth: EventListener = (event) => {
    emit(event);
    trace.event(event);
  };
  return finish(
    trace,
    trace.within(() => work({ emit: emitBoth, trace })),
  );
}

async function finish<T>(trace: CallTrace, answered: Promise<WithResponse<T>>): Promise<WithResponse<T>> {
  try {
    const { response, requestId } = await answered;
    trace.end({ status: response.status, requestId });
  } catch (error) {
    trace.end(outcomeOf(error));
  }
  return answered;
}
