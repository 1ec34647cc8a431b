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

/** An answer as it goes onto the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string | Uint8Array;
}

/** Raw request in, raw answer out. Never throws. */
export type Responder = (request: RawRequest) => RawAnswer;

/** The value of a header, whatever its letter case; repeated ones joined by ", ". */
export function headerOf(headers: readonly HeaderPair[], name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value.trim());
  return values.length === 0 ? undefined : values.join(", ");
}
