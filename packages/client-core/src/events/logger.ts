import { describeProblem, type ResponseProblem } from "../answer/problem.js";
import type { ClientEvent, EventListener } from "./event.js";

/** Levels from silent to talkative. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/** Anything that logs as the console does. */
export interface ConsoleLike {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

const RANK: Record<LogLevel, number> = { off: 0, error: 1, warn: 2, info: 3, debug: 4 };

const LEVEL_OF: Record<ClientEvent["type"], Exclude<LogLevel, "off">> = {
  error: "error",
  "invalid-response": "warn",
  drift: "warn",
  retry: "warn",
  refresh: "info",
  page: "debug",
  request: "debug",
};

/**
 * An event listener that writes one line an event.
 *
 * @example
 * const roma = createRoma({ region: "cn-north-4", credentials, onEvent: logTo(console, "info") });
 */
export function logTo(logger: ConsoleLike, level: LogLevel = "warn"): EventListener {
  return (event) => {
    const wanted = LEVEL_OF[event.type];
    // Returned, because a logger may be async, and its rejection is then the listener's.
    return RANK[wanted] <= RANK[level] ? logger[wanted](format(event)) : undefined;
  };
}

type Fact = string | number | undefined | readonly ResponseProblem[];

/** `yunfan retry CheckRomaInstanceListV2 attempt=1 reason=failure delayMs=93` */
function format({ type, operation, ...rest }: ClientEvent): string {
  const facts = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${textOf(value)}`);
  return ["yunfan", type, operation, ...facts].join(" ");
}

function textOf(value: Fact): string {
  if (typeof value === "number") return String(Math.round(value));
  return typeof value === "object" ? plain(value.map(describeProblem).join("; "), 1000) : plain(value ?? "");
}

/** A server chose this text: it must neither end the line nor flood it. */
function plain(text: string, longest = 200): string {
  const short = text.slice(0, longest);
  return /^[\x21-\x7e]*$/.test(short) ? short : JSON.stringify(short);
}
