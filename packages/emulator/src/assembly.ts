import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { adminBefore } from "./admin/admin.js";
import type { Coverage } from "./admin/coverage.js";
import { runningServices } from "./admin/health.js";
import { adminRoutes } from "./admin/routes.js";
import { createClock } from "./clock.js";
import { defaultCredentials, keyring } from "./credentials.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Emulator } from "./emulator.js";
import type { Faults } from "./faults/fault.js";
import { answerFault, errorFault } from "./faults/short-forms.js";
import { vendorHost, type Regions } from "./hosts.js";
import { fetchFrom } from "./http/fetch.js";
import { settle, type EmulatorOptions } from "./options.js";
import { checkedChange } from "./seed/change.js";
import { loadSeed } from "./seed/load.js";
import type { Served } from "./served.js";
import type { ServiceName } from "./service.js";
import { shared } from "./shared.js";
import { createState, type Beginning } from "./state.js";

/** An emulator that is not yet anywhere. */
export interface Assembly<S extends ServiceName> {
  /** The services, in the order in which they were named. */
  readonly services: readonly [Served, ...Served[]];
  readonly region: Regions;
  /** Where the services are; filled by whoever puts them there. */
  readonly endpoints: Partial<Record<ServiceName, string>>;
  readonly controls: Omit<Emulator<S>, "endpoints">;
}

/**
 * Puts an emulator together.
 * @throws SeedError, TypeError or RangeError for options that cannot be.
 */
export function assemble<S extends ServiceName>(options: EmulatorOptions<S>): Assembly<S> {
  const settings = settle(options);
  const { onDiagnosis } = options;
  const { auth, region, requestLimit } = settings;
  const clock = createClock(settings.now);
  const now = (): Date => clock.now();
  const seed = loadSeed(options.seed, { ...region, now: now() }, settings.generate);
  const credentials = defaultCredentials(seed, region);
  const requests: RecordedRequest[] = [];
  const endpoints: Partial<Record<ServiceName, string>> = {};
  const beginning: Beginning = {
    now,
    region,
    auth,
    strictInput: settings.strictInput,
    services: settings.services,
    seed,
    faults: [...seed.faults, ...settings.faults],
    rng: settings.generate.rng ?? 1,
    keys: {
      huaweicloud: keyring<HuaweiCloudCredentials>("huaweicloud", [
        keyOf(credentials.huaweicloud),
        ...(options.credentials?.huaweicloud ?? []),
      ]),
      baiducloud: keyring<BaiduCloudCredentials>("baiducloud", [
        keyOf(credentials.baiducloud),
        ...(options.credentials?.baiducloud ?? []),
      ]),
    },
    defaultDomainId: credentials.huaweicloud.domainId,
    defaultAccessKeyId: credentials.baiducloud.accessKeyId,
    tokenLifetimeSeconds: settings.tokenLifetimeSeconds,
    endpoints,
    remember(request) {
      requests.push(request);
      if (requests.length > requestLimit) requests.shift();
      // Out of the answer's way: what the listener throws is its own program's business.
      if (request.diagnosis !== undefined && onDiagnosis !== undefined) queueMicrotask(() => onDiagnosis(request));
    },
  };
  let state = createState(beginning);
  const reset = (): void => {
    // The clock first: transitions wait from the time at which the state is made.
    clock.reset();
    requests.length = 0;
    state = createState(beginning);
  };
  // Those of the moment: a reset puts others in their place.
  const faults: Faults = {
    add: (fault) => state.faults.add(fault),
    list: () => state.faults.list(),
    clear: (operation) => state.faults.clear(operation),
  };
  const coverage = (): Coverage => state.coverage.report();
  const running = () => runningServices(endpoints, region, auth);
  const admin = adminRoutes({ services: running, clock, requests, coverage, reset, faults });
  const ownHosts = settings.services.map((name) => vendorHost(name, region));
  const open = (name: S): Served => ({
    ...state.services[name],
    // The service of the moment: a reset puts another one in its place.
    respond: adminBefore(admin, ownHosts, (request) => state.services[name].respond(request)),
  });
  const [first, ...others] = settings.services;
  const services: readonly [Served, ...Served[]] = [open(first), ...others.map(open)];
  const closing = new AbortController();
  return {
    services,
    region,
    endpoints,
    controls: {
      credentials,
      clock,
      requests,
      fetch: inProcess(services, region, endpoints, closing.signal),
      faults,
      failNext: (operation, error) => faults.add(errorFault(operation, error)),
      answerNext: (operation, answer) => faults.add(answerFault(operation, answer)),
      change: (change) => state.records.apply(checkedChange(change, state.records)),
      changeNext(operation, change) {
        const checked = checkedChange(change);
        const { actions, records } = state;
        actions.add(operation, () => records.apply(checked));
      },
      coverage,
      reset,
      close() {
        closing.abort(new TypeError("fetch failed: the emulator is closed"));
        return Promise.resolve();
      },
    },
  };
}

interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The pair alone: the rest of the default credentials is no part of a key. */
const keyOf = ({ accessKeyId, secretAccessKey }: KeyPair): KeyPair => ({ accessKeyId, secretAccessKey });

/** A `fetch` to services by the hosts of their endpoints and of the vendor. */
function inProcess(
  services: readonly Served[],
  region: Regions,
  endpoints: Readonly<Partial<Record<ServiceName, string>>>,
  closed: AbortSignal,
): Emulator["fetch"] {
  const hostsOf = ({ name }: Served): readonly string[] => {
    const { host } = new URL(endpoints[name] ?? "");
    return [vendorHost(name, region), host, host.replace(/^127\.0\.0\.1:/, "localhost:")];
  };
  return fetchFrom({
    closed,
    hosts: () => [...new Set(services.flatMap(hostsOf))],
    route(host) {
      const [first, ...others] = services.filter((service) => hostsOf(service).includes(host));
      return first === undefined || others.length === 0 ? first : shared([first, ...others], region);
    },
  });
}
