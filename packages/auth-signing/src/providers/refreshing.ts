import { CredentialsError } from "../errors.js";
import type { RefreshableProvider } from "./refreshable.js";

/** Credentials that may say when they end. */
export interface Expiring {
  readonly expiresAt?: Date | undefined;
}

/**
 * Where {@link refreshing} gets credentials. It is told which ones they are to replace, if any: a source with a cache of
 * its own must not yield those again.
 */
export type RefreshSource<C, Rejected = C> = (replaced?: C | Rejected) => C | Promise<C>;

/** When to renew, in seconds before the end of the credentials. */
export interface RefreshTimes {
  /**
   * With less than this left, one refresh runs in the background while callers go on with what they have. Default 2400,
   * as Huawei Cloud's own SDKs have it (huaweicloud-sdk-go-v3 core/auth/provider), and at most a third of the life that
   * was left on arrival; never less than `mandatorySeconds`.
   */
  readonly advisorySeconds?: number | undefined;
  /**
   * With less than this left, callers wait for the refresh and get its error. Default 300, and at most a tenth of the
   * life that was left on arrival.
   */
  readonly mandatorySeconds?: number | undefined;
  /**
   * Seconds between two tries in the advisory window, or what they should be after that error; `Infinity` waits for the
   * mandatory window. Default 60. (Credentials that arrive with less left than a window that was given are used for a minute first.)
   */
  readonly pauseSeconds?: number | ((error: unknown) => number) | undefined;
  /** The clock. Default: the machine's. */
  readonly now?: (() => Date) | undefined;
  /** Told of each refresh in the background that failed; the old credentials stay in use. What it throws is dropped. */
  readonly onAdvisoryFailure?: ((error: unknown) => void) | undefined;
}

/** Options of {@link refreshing}. */
export interface RefreshingOptions<C, Rejected = C> extends RefreshTimes {
  /** Whether the rejected credentials are these. Default: the same object. */
  readonly same?: ((rejected: C | Rejected, current: C) => boolean) | undefined;
}

const MINUTE = 60_000;

interface Kept<C> {
  readonly credentials: C;
  /** Milliseconds of the clock from which a renewal may run, and from which it must. */
  mayAt: number;
  mustAt: number;
}

/**
 * A provider that keeps the credentials of another until shortly before they end. One refresh is under way at a time,
 * shared by all who wait. No timers: it looks at the clock when asked. Credentials without `expiresAt` are not kept, so
 * a source that changes its mind (such as `fromEnv()`) is heard.
 *
 * @throws CredentialsError at once for a number of seconds that is none.
 * @throws from the provider, whatever the source throws, when nothing usable is at hand; CredentialsError for an
 *   `expiresAt` that is no time.
 * @example
 * ```ts
 * import { refreshing } from "@yunfan/auth-signing";
 *
 * const credentials = refreshing(async () => {
 *   const keys = await fetch("https://vault.example/keys").then((answer) => answer.json());
 *   return { accessKeyId: keys.id, secretAccessKey: keys.secret, expiresAt: new Date(keys.until) };
 * });
 * ```
 */
export function refreshing<C extends Expiring, Rejected = C>(
  source: RefreshSource<C, Rejected>,
  options: RefreshingOptions<C, Rejected> = {},
): RefreshableProvider<C, Rejected> {
  const windowsFor = windows(options);
  const pauseAfter = pauses(options.pauseSeconds ?? 60);
  const clock = options.now ?? (() => new Date());
  const same = options.same ?? ((rejected, current) => rejected === current);
  let kept: Kept<C> | undefined;
  let pending: Promise<C> | undefined;

  const keep = (credentials: C): C => {
    const end = endOf(credentials);
    const now = clock().getTime();
    const from = (window: number) => {
      if (end === undefined) return -Infinity;
      // What arrives inside a window would otherwise be fetched again by every call; what has ended is, by each.
      return end - now > window ? end - window : Math.min(now + MINUTE, end);
    };
    const { advisory, mandatory } = windowsFor(end === undefined ? Infinity : Math.max(0, end - now));
    kept = { credentials, mayAt: from(advisory), mustAt: from(mandatory) };
    return credentials;
  };
  const renew = (replaced?: C | Rejected): Promise<C> => {
    pending ??= (async () => keep(await source(replaced)))().finally(() => {
      pending = undefined;
    });
    return pending;
  };
  const renewAhead = (old: Kept<C>) => {
    renew(old.credentials).catch((error: unknown) => {
      const now = clock().getTime();
      old.mayAt = now + MINUTE;
      try {
        old.mayAt = now + pauseAfter(error);
        options.onAdvisoryFailure?.(error);
      } catch {
        // A broken log must not end the program by an unhandled rejection.
      }
    });
  };

  const get = async (): Promise<C> => {
    if (kept === undefined) return renew();
    const now = clock().getTime();
    if (now >= kept.mustAt) return renew(kept.credentials);
    if (now >= kept.mayAt && pending === undefined) renewAhead(kept);
    return kept.credentials;
  };
  const refresh = async (rejected: Rejected): Promise<C> => {
    if (pending !== undefined) {
      // Its error belongs to those who waited for it; this caller's own refresh follows.
      const next = await pending.catch(() => undefined);
      if (next !== undefined && !same(rejected, next)) return next;
    }
    if (kept !== undefined) {
      if (!same(rejected, kept.credentials)) return get();
      kept.mayAt = kept.mustAt = -Infinity;
    }
    return renew(rejected);
  };
  return Object.assign(get, { refresh });
}

/** What is no time compares with none: such credentials would be kept for ever. */
function endOf({ expiresAt }: Expiring): number | undefined {
  const given: unknown = expiresAt;
  if (given === undefined || given === null) return undefined;
  const end = given instanceof Date ? given.getTime() : Number.NaN;
  if (!Number.isNaN(end)) return end;
  throw new CredentialsError("expiresAt of the credentials is no valid Date; leave it out where they do not end");
}

/** The two windows in milliseconds, for credentials that arrive with so many left. */
function windows({ advisorySeconds, mandatorySeconds }: RefreshTimes) {
  const must = mandatorySeconds === undefined ? undefined : milliseconds("mandatorySeconds", mandatorySeconds);
  const may = advisorySeconds === undefined ? undefined : milliseconds("advisorySeconds", advisorySeconds);
  return (left: number) => {
    // Keys of 15 minutes would spend all of them in windows made for a day, and be fetched again every minute.
    const mandatory = must ?? Math.min(300_000, left / 10);
    return { mandatory, advisory: Math.max(may ?? Math.min(2_400_000, left / 3), mandatory) };
  };
}

function milliseconds(name: string, seconds: number): number {
  if (typeof seconds === "number" && seconds >= 0) return seconds * 1000;
  throw new CredentialsError(`${name} is not a number of seconds; pass 0 or more`);
}

function pauses(pause: number | ((error: unknown) => number)): (error: unknown) => number {
  if (typeof pause === "function") return (error) => milliseconds("pauseSeconds", pause(error));
  const fixed = milliseconds("pauseSeconds", pause);
  return () => fixed;
}
