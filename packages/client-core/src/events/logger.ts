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
    if (RANK[wanted] <= RANK[level]) logger[wanted](format(event));
  };
}

/** `yunfan retry CheckRomaInstanceListV2 attempt=1 reason=failure delayMs=93` */
function format({ type, operation, ...rest }: ClientEvent): string {
  const facts = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "number" ? Math.round(value) : plain(value ?? "")}`);
  return ["yunfan", type, operation, ...facts].join(" ");
}

/** A server chose this text: it must neither end the line nor flood it. */
function plain(text: string): string {
  const short = text.slice(0, 200);
  return /^[\x21-\x7e]*$/.test(short) ? short : JSON.stringify(short);
}
