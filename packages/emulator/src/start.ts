import { assemble } from "./assembly.js";
import type { Emulator } from "./emulator.js";
import { listen, type Listening } from "./http/server.js";
import { addresses, type StartOptions } from "./listening.js";
import { readSeedFolder } from "./seed/folder.js";
import type { ServiceName } from "./service.js";
import { shared } from "./shared.js";

/**
 * Starts Huawei Cloud's IAM and ROMA and Baidu AI Cloud's BCC and STS on loopback, each with a server of its own, or all with
 * one where `port` is given.
 *
 * @throws SeedError when seed data does not fit the specs, TypeError or RangeError for an option that cannot be, Error
 *   when a port is taken.
 * @example
 * ```ts
 * import { startEmulator } from "@yunfan/emulator";
 *
 * const emulator = await startEmulator();
 * const answer = await fetch(`${emulator.endpoints.roma}/v2/0123456789abcdef/instances`);
 * console.log(answer.status, emulator.requests[0]?.operation); // 401 CheckRomaInstanceListV2
 * await emulator.close();
 * ```
 */
export async function startEmulator<const S extends ServiceName = ServiceName>(
  options: StartOptions<S> = {},
): Promise<Emulator<S>> {
  const { host, port } = addresses(options);
  const { seed, ...others } = options;
  const { services, region, endpoints, controls } = assemble<S>({
    ...others,
    seed: typeof seed === "string" ? readSeedFolder(seed) : seed,
  });
  const servers: Listening[] = [];
  const close = async (): Promise<void> => {
    await controls.close();
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    if (typeof port === "number") {
      const server = await listen({ host, port, ...shared(services, region) });
      servers.push(server);
      for (const { name } of services) endpoints[name] = server.endpoint;
    } else {
      for (const service of services) {
        const server = await listen({ host, port: port[service.name], ...service });
        servers.push(server);
        endpoints[service.name] = server.endpoint;
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ...controls, endpoints: endpoints as Record<S, string>, close };
}
