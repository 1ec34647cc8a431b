import type { Fault, Faults } from "../faults/fault.js";
import type { RawAnswer } from "../http/message.js";
import type { Target } from "../http/target.js";
import type { OperationId } from "../service.js";
import { json, problem } from "./answer.js";
import type { AdminRoute } from "./route.js";

/**
 * `/_emulator/faults`: GET lists what is still to come, POST adds the fault that the body is, DELETE takes out all, or with
 * `?operation=` those of one operation. All answer `{"faults": […]}`.
 */
export function faultsRoute(faults: Faults): AdminRoute {
  const show = (status = 200): RawAnswer => json(status, { faults: faults.list() });
  return {
    name: "faults",
    methods: {
      GET: ["what is still to go wrong", () => show()],
      POST: [
        'let something go wrong: {"operation":"ListReservedInstances","status":500,"times":2}',
        ({ body }) =>
          done(() => {
            // Whatever it is: `add` looks at every field.
            faults.add(body as unknown as Fault);
            return show(201);
          }),
      ],
      DELETE: [
        "take out all, or with ?operation= those of one",
        ({ query }) =>
          done(() => {
            faults.clear(operationIn(query));
            return show();
          }),
      ],
    },
  };
}

function done(action: () => RawAnswer): RawAnswer {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) return problem(400, error.message);
    throw error;
  }
}

function operationIn(query: Target["query"]): OperationId | undefined {
  const [first, ...others] = query;
  if (first === undefined) return undefined;
  if (first[0] !== "operation" || others.length > 0) {
    throw new RangeError("the query takes one operation; leave it out to take out the faults of all");
  }
  return first[1] as OperationId;
}
