import { serviceName, wholeNumber, type EmulatorOptions } from "./options.js";
import type { Seed } from "./seed/seed.js";
import { serviceNames, type ServiceName } from "./service.js";

/** What an emulator is, and where it listens. Everything is optional. */
export interface StartOptions<S extends ServiceName = ServiceName> extends Omit<EmulatorOptions<S>, "seed"> {
  /** Data to answer from: lists, each replacing a default one, or the path of a folder of JSON files with them. */
  readonly seed?: Partial<Seed> | string | undefined;
  /** The address to listen on; default `127.0.0.1`. Anything but loopback needs `allowRemote`. */
  readonly host?: string | undefined;
  /** True to let other machines call: whoever reaches the port can use the keys, which are public. */
  readonly allowRemote?: boolean | undefined;
  /** One port for all services, 0 for any free one; default one each. */
  readonly port?: number | undefined;
  /** Ports by service; default 0, any free one. Not beside `port`. */
  readonly ports?: { readonly [name in ServiceName]?: number | undefined } | undefined;
}

/** Where to listen. */
export interface Addresses {
  readonly host: string;
  /** One for all, or one each. */
  readonly port: number | Readonly<Record<ServiceName, number>>;
}

/**
 * Fills in the defaults.
 * @throws TypeError or RangeError naming the option that cannot be.
 */
export function addresses({ host = "127.0.0.1", allowRemote = false, port, ports }: StartOptions): Addresses {
  if (!allowRemote && !isLoopback(host)) {
    throw new TypeError(
      `host ${host} is not a loopback address, so other machines could call with keys that are public; ` +
        "use 127.0.0.1, or say allowRemote: true if that is meant",
    );
  }
  if (port !== undefined) {
    if (ports !== undefined)
      throw new TypeError("port is for all services, and ports for one each; give one of the two");
    return { host, port: wholeNumber("port", port, 0, 65_535) };
  }
  for (const name of Object.keys(ports ?? {})) serviceName(name);
  const each = Object.fromEntries(serviceNames.map((name) => [name, ports?.[name] ?? 0])) as Record<
    ServiceName,
    number
  >;
  for (const name of serviceNames) wholeNumber(`ports.${name}`, each[name], 0, 65_535);
  return { host, port: each };
}

const LOOPBACK = /^(?:localhost|::1|127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3})$/;
const isLoopback = (host: string): boolean => LOOPBACK.test(host);
