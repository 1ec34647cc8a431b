import { assemble } from "./assembly.js";
import type { Emulator } from "./emulator.js";
import { vendorHost } from "./hosts.js";
import type { EmulatorOptions } from "./options.js";
import type { ServiceName } from "./service.js";

/**
 * Huawei Cloud's IAM and ROMA and Baidu AI Cloud's BCC and STS in this process, without sockets and without Node's own
 * modules: for unit tests, and for pages in a browser. What it cannot show is what `fetch` does to a request before it
 * leaves: dot segments in paths are resolved and repeated headers joined.
 *
 * @throws SeedError when seed data does not fit the specs, TypeError or RangeError for an option that cannot be.
 * @example
 * ```ts
 * import { createEmulator } from "@yunfan/emulator/in-process";
 *
 * const emulator = createEmulator();
 * const answer = await emulator.fetch(`${emulator.endpoints.roma}/v2/0123456789abcdef/instances`);
 * console.log(emulator.endpoints.roma, answer.status); // https://roma.cn-north-4.myhuaweicloud.com 401
 * ```
 */
export function createEmulator<const S extends ServiceName = ServiceName>(
  options: EmulatorOptions<S> = {},
): Emulator<S> {
  const { endpoints, region, services, controls } = assemble(options);
  for (const { name } of services) endpoints[name] = `https://${vendorHost(name, region)}`;
  return { ...controls, endpoints: endpoints as Record<S, string> };
}
