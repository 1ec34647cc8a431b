import { json } from "./answer.js";
import type { AdminCall, AdminMethod, AdminRoute } from "./route.js";

/** What lists, scripts and drops faults: method and JSON object in, status and JSON out. */
export type FaultsRoute = (
  method: AdminMethod,
  body: Readonly<Record<string, unknown>>,
) => { readonly status: number; readonly body: unknown };

/** `/_emulator/faults`. */
export function faultsRoute(answer: FaultsRoute): AdminRoute {
  const by = (method: AdminMethod) => (call: AdminCall) => {
    const { status, body } = answer(method, call.body);
    return json(status, body);
  };
  return {
    name: "faults",
    methods: {
      GET: ["the faults that are set", by("GET")],
      POST: ["set faults", by("POST")],
      DELETE: ["drop all faults", by("DELETE")],
    },
  };
}
