import { VERSION } from "../generated/version.js";
import type { AuthMode } from "../door/admit.js";
import type { Regions } from "../hosts.js";
import { providerNames, vendors, type ServiceName } from "../service.js";
import { json } from "./answer.js";
import type { AdminRoute } from "./route.js";

/** A service that runs. */
export interface RunningService {
  readonly endpoint: string;
  readonly region: string;
  /** How credentials are looked at. */
  readonly auth: AuthMode;
}

/** The services that run, by name. */
export type RunningServices = { readonly [name in ServiceName]?: RunningService };

/** The services that listen, each with the region that it stands for. */
export function runningServices(
  endpoints: Readonly<Partial<Record<ServiceName, string>>>,
  region: Regions,
  auth: Readonly<Record<keyof Regions, AuthMode>>,
): RunningServices {
  return Object.fromEntries(
    Object.entries(endpoints).map(([name, endpoint]) => {
      const vendor = vendors[name as ServiceName];
      // A service of neither cloud stands in no region of theirs, and its keys are looked at strictly.
      const provider = providerNames.find((one) => one === vendor);
      if (provider === undefined) return [name, { endpoint, region: "", auth: "strict" }];
      return [name, { endpoint, region: region[provider], auth: auth[provider] }];
    }),
  );
}

/** `GET /_emulator/health`: that it runs, which version, and which services where. */
export function healthRoute(services: () => RunningServices): AdminRoute {
  return {
    name: "health",
    methods: {
      GET: [
        "that the emulator runs, its version, and its services",
        () => json(200, { status: "ok", version: VERSION, services: services() }),
      ],
    },
  };
}
