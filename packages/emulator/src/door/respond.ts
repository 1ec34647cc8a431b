import type { Diagnosis } from "../diagnosis/diagnosis.js";
import { effectsOf } from "../faults/check.js";
import { answersItself, inPlaceOf, withFault } from "../faults/apply.js";
import { asksForLaterPage, atFirstPage } from "../faults/first-page.js";
import type { DueFault, FaultList } from "../faults/faults.js";
import type { Fault } from "../faults/fault.js";
import type { HeaderPair, RawAnswer, RawRequest, Responder } from "../http/message.js";
import { readTarget } from "../http/target.js";
import { matchRoute, operationsOf, type Operation, type Route } from "../spec/operations.js";
import type { Door, Result, Warn } from "./door.js";
import type { DueActions } from "./due-actions.js";
import { readInput } from "./input.js";
import { record, type RecordedRequest } from "./recorder.js";
import { Refusal } from "./refusal.js";

/** What the doors of one emulator share. */
export interface Surroundings {
  readonly now: () => Date;
  /** Whether undocumented input is refused. */
  readonly strictInput: boolean;
  readonly faults: FaultList;
  readonly actions: DueActions;
  readonly remember: (request: RecordedRequest) => void;
}

/** Answers the requests of one service: size, route, fault, credentials, input, handler, in this order. */
export function respondAt<Caller>(door: Door<Caller>, surroundings: Surroundings): Responder {
  const operations = operationsOf(door.document);
  return (request) => {
    const time = surroundings.now();
    const requestId = door.requestId();
    const warnings: string[] = [];
    let diagnosis: Diagnosis | undefined;
    const warn: Warn = (remark, found) => {
      warnings.push(remark);
      diagnosis ??= found;
    };
    const operation = routeOf(door, operations, request)?.operation;
    const fits = request.body.length <= door.maxBodyBytes;
    if (operation !== undefined) surroundings.actions.run(operation.id);
    const due =
      operation !== undefined && fits
        ? surroundings.faults.take(door.name, operation.id, () => asksForLaterPage(operation, request))
        : undefined;
    const outcome = serve(door, operations, request, due?.fault, { warn, strict: surroundings.strictInput });
    const printed = print(door, time, requestId, outcome);
    const answer = due === undefined ? printed : withFault(printed, due);
    if (outcome instanceof Refusal) diagnosis ??= outcome.diagnosis;
    surroundings.remember(
      record(request, {
        service: door.name,
        operation: operation?.id,
        status: answer.status,
        requestId: due?.fault.answer === undefined ? requestId : undefined,
        time,
        ...remarksOn(due),
        warnings,
        ...(diagnosis === undefined ? {} : { diagnosis }),
      }),
    );
    return answer;
  };
}

/** The answer to bytes that are no HTTP. */
export function unreadableAt<Caller>(door: Door<Caller>, now: () => Date): RawAnswer {
  return print(door, now(), door.requestId(), door.unreadable());
}

function routeOf<Caller>(door: Door<Caller>, operations: readonly Operation[], request: RawRequest): Route | undefined {
  return matchRoute(operations, request.method, readTarget(request.target).path, () => door.variant?.(request));
}

function serve<Caller>(
  door: Door<Caller>,
  operations: readonly Operation[],
  request: RawRequest,
  fault: Fault | undefined,
  handling: { readonly warn: Warn; readonly strict: boolean },
): Result | Refusal {
  const { warn } = handling;
  try {
    const { path } = readTarget(request.target);
    if (request.body.length > door.maxBodyBytes) return door.tooLarge();
    const route = routeOf(door, operations, request);
    if (route === undefined) return door.noSuchApi(path);
    if (fault !== undefined && answersItself(fault)) return inPlaceOf(door, fault);
    const caller = route.operation.isPublic ? undefined : door.authenticate(request, warn, route.operation.id);
    const read = readInput(request, route, handling);
    if ("kind" in read) return door.badInput(read);
    const input = fault?.repeatCursor === true ? atFirstPage(route.operation, read) : read;
    const handler = door.handlers[route.operation.id];
    if (handler === undefined) return door.noSuchApi(path);
    return handler({ input, caller, warn });
  } catch (error) {
    if (error instanceof Refusal) return error;
    // A fault of the emulator itself: answered as one of the service, and told apart by the remark.
    warn(`emulator fault: ${String(error)}`);
    return door.usual(500);
  }
}

const remarksOn = (due: DueFault | undefined): Pick<RecordedRequest, "scripted" | "fault"> =>
  due === undefined ? { scripted: false } : { scripted: answersItself(due.fault), fault: effectsOf(due.fault) };

function print<Caller>(door: Door<Caller>, time: Date, requestId: string, outcome: Result | Refusal): RawAnswer {
  const isRefusal = outcome instanceof Refusal;
  const body = isRefusal ? door.errorBody(outcome, requestId) : outcome.body;
  const own: readonly HeaderPair[] = isRefusal ? [] : (outcome.headers ?? []);
  return {
    status: outcome.status,
    headers: [...door.headers(requestId), ["Date", time.toUTCString()], ...own],
    body: JSON.stringify(body),
  };
}
