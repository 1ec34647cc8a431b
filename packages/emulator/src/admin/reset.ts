import { json, problem } from "./answer.js";
import type { AdminRoute } from "./route.js";

/** `POST /_emulator/reset`: everything as it was at the start. */
export function resetRoute(reset: () => void): AdminRoute {
  return {
    name: "reset",
    methods: {
      POST: [
        "everything back to the start: records, tokens, keys, locks, clock, faults, requests, coverage",
        ({ body }) => {
          const [name] = Object.keys(body);
          if (name !== undefined)
            return problem(400, `${name}: there is no such field; send {}, which resets everything`);
          reset();
          return json(200, { status: "ok" });
        },
      ],
    },
  };
}
