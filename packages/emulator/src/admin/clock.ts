import type { Clock, Duration } from "../clock.js";
import type { RawAnswer } from "../http/message.js";
import { isObject } from "../spec/document.js";
import { json, problem } from "./answer.js";
import type { AdminRoute } from "./route.js";

const USE = 'send {"set":"2027-01-01T00:00:00Z"} or {"advance":{"minutes":16}}';

/** `/_emulator/clock`: GET reads it, POST sets or advances it, DELETE puts it back. All answer `{"now":"…"}`. */
export function clockRoute(clock: Clock): AdminRoute {
  const show = (): RawAnswer => json(200, { now: clock.now() });
  return {
    name: "clock",
    methods: {
      GET: ["the emulator's time", show],
      POST: [
        `put it to a time or forward: ${USE}`,
        ({ body }) => {
          const refusal = move(clock, body);
          return refusal === undefined ? show() : problem(400, refusal);
        },
      ],
      DELETE: [
        "put it back to the time it started from",
        () => {
          clock.reset();
          return show();
        },
      ],
    },
  };
}

/** Moves the clock, or says why not. */
function move(clock: Clock, body: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.keys(body);
  const unknown = names.find((name) => name !== "set" && name !== "advance");
  if (unknown !== undefined) return `${unknown}: there is no such field; ${USE}`;
  if (names.length !== 1)
    return `${names.length === 0 ? "set or advance is missing" : "set and advance exclude each other"}; ${USE}`;
  const { set, advance } = body;
  if (names[0] === "advance" && typeof advance !== "number" && !isObject(advance)) {
    return `advance: must be milliseconds or a span; ${USE}`;
  }
  try {
    if (names[0] === "set") clock.set(set as string | number);
    else clock.advance(advance as number | Duration);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
