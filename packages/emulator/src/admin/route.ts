import type { RawAnswer } from "../http/message.js";
import type { Target } from "../http/target.js";

/** No path of either vendor's begins so. */
export const ROOT = "/_emulator";

/** What a route gets of a request. */
export interface AdminCall {
  /** What follows the route's path, such as `x` of `/_emulator/requests/x`; empty where the route takes none. */
  readonly id: string;
  readonly query: Target["query"];
  /** The JSON object of a POST; empty where none was sent. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a route may be asked to do; HEAD is GET without the body of its answer. */
export type AdminMethod = "GET" | "POST" | "DELETE";

/** One path of the admin API. */
export interface AdminRoute {
  /** Its first segment beneath the root, such as `clock`. */
  readonly name: string;
  /** What one more segment stands for, where the route takes one. */
  readonly takes?: string;
  /** Each with a line for the list of routes. */
  readonly methods: {
    readonly [method in AdminMethod]?: readonly [about: string, action: (call: AdminCall) => RawAnswer];
  };
}

/** A route as people write it: `/_emulator/requests/<request id>`. */
export const pathOf = ({ name, takes }: AdminRoute): string =>
  [ROOT, ...(name === "" ? [] : [name]), ...(takes === undefined ? [] : [`<${takes}>`])].join("/");
