/** A header: name and value, as sent. */
export type HeaderPair = readonly [name: string, value: string];

/** A request as it came off the wire, nothing decoded. */
export interface RawRequest {
  readonly method: string;
  /** Path and query of the request line. */
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  /** At most one byte more than the largest body a service takes. */
  readonly body: Uint8Array;
}

/** How an answer goes out, where it is not at once and whole. */
export interface Delivery {
  /** Milliseconds before anything is sent. */
  readonly delayMs?: number | undefined;
  /** Milliseconds over which the bytes of the body are spread. */
  readonly bodyMs?: number | undefined;
  /** Where it ends before its end; default nowhere. */
  readonly breakOff?: BreakOff | undefined;
}

/** An answer that does not come to its end. */
export interface BreakOff {
  /** `start`: nothing is sent. `half`: status, headers and half of the body are. */
  readonly at: "start" | "half";
  /** `close` ends the connection in good order, `reset` with an RST, `stall` leaves it open and silent. */
  readonly how: "close" | "reset" | "stall";
}

/** An answer as it goes onto the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string | Uint8Array;
  readonly delivery?: Delivery | undefined;
}

/** Raw request in, raw answer out. Never throws. */
export type Responder = (request: RawRequest) => RawAnswer;

/** The value of a header, whatever its letter case; repeated ones joined by ", ". */
export function headerOf(headers: readonly HeaderPair[], name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value.trim());
  return values.length === 0 ? undefined : values.join(", ");
}
