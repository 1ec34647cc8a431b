import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { bccDoor } from "./baiducloud/bcc.js";
import { createKeys } from "./baiducloud/keys.js";
import { stsDoor } from "./baiducloud/sts.js";
import { createClock } from "./clock.js";
import { defaultCredentials, keyring } from "./credentials.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Surroundings } from "./door/respond.js";
import { createDueActions } from "./door/due-actions.js";
import type { Emulator } from "./emulator.js";
import { createFaults } from "./faults/faults.js";
import { answerFault, errorFault } from "./faults/short-forms.js";
import { vendorHost, type Regions } from "./hosts.js";
import { fetchFrom } from "./http/fetch.js";
import { iamDoor } from "./huaweicloud/iam.js";
import { createLockout, noLockout } from "./huaweicloud/lockout.js";
import { romaDoor } from "./huaweicloud/roma.js";
import { createTemporaryKeys } from "./huaweicloud/temporary-keys.js";
import { createTokens } from "./huaweicloud/tokens.js";
import { inspectionBefore } from "./inspection/inspection.js";
import { knownOf } from "./known.js";
import { settle, type EmulatorOptions } from "./options.js";
import { checkedChange, createRecords } from "./seed/change.js";
import { loadSeed } from "./seed/load.js";
import { createRandom } from "./seed/random.js";
import { served, type Served } from "./served.js";
import type { ServiceName } from "./service.js";
import { shared } from "./shared.js";

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
  const records = createRecords(loadSeed(options.seed, { ...region, now: now() }, settings.generate), now);
  const { seed } = records;
  const credentials = defaultCredentials(seed, region);
  const requests: RecordedRequest[] = [];
  const actions = createDueActions();
  const faults = createFaults(createRandom([settings.generate.rng ?? 1, JITTER, 0]));
  for (const fault of [...seed.faults, ...settings.faults]) faults.add(fault);
  const surroundings: Surroundings = {
    now,
    strictInput: settings.strictInput,
    faults,
    actions,
    remember(request) {
      requests.push(request);
      if (requests.length > requestLimit) requests.shift();
      // Out of the answer's way: what the listener throws is its own program's business.
      if (request.diagnosis !== undefined && onDiagnosis !== undefined) queueMicrotask(() => onDiagnosis(request));
    },
  };
  const endpoints: Partial<Record<ServiceName, string>> = {};
  const { domainId } = credentials.huaweicloud;
  const given = {
    huaweicloud: keyring<HuaweiCloudCredentials>("huaweicloud", [
      keyOf(credentials.huaweicloud),
      ...(options.credentials?.huaweicloud ?? []),
    ]),
    baiducloud: keyring<BaiduCloudCredentials>("baiducloud", [
      keyOf(credentials.baiducloud),
      ...(options.credentials?.baiducloud ?? []),
    ]),
  };
  const temporaryKeys = createTemporaryKeys(now);
  const keys = createKeys(now, given.baiducloud);
  const known = knownOf({
    huaweicloud: () => [...given.huaweicloud.values(), ...temporaryKeys.all()],
    baiducloud: () => keys.all(),
    region,
    endpoints,
  });
  const huaweicloud = {
    now,
    region: region.huaweicloud,
    seed,
    records,
    keys: given.huaweicloud,
    defaultDomainId: domainId,
    temporaryKeys,
    tokens: createTokens(now, settings.tokenLifetimeSeconds, region.huaweicloud),
    lockout: auth.huaweicloud === "strict" ? createLockout(now) : noLockout,
    auth: auth.huaweicloud,
    endpoints,
    known,
  };
  const { accessKeyId: defaultAccessKeyId } = credentials.baiducloud;
  const baiducloud = { now, seed, records, keys, known, auth: auth.baiducloud, defaultAccessKeyId };
  const doors = {
    iam: () => served(iamDoor(huaweicloud), surroundings),
    roma: () => served(romaDoor(huaweicloud), surroundings),
    bcc: () => served(bccDoor(baiducloud), surroundings),
    sts: () => served(stsDoor(baiducloud), surroundings),
  };
  const open = (name: S): Served => {
    const service = doors[name]();
    return { ...service, respond: inspectionBefore(requests, service.respond) };
  };
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
      change: (change) => records.apply(checkedChange(change, records)),
      changeNext(operation, change) {
        const checked = checkedChange(change);
        actions.add(operation, () => records.apply(checked));
      },
      close() {
        closing.abort(new TypeError("fetch failed: the emulator is closed"));
        return Promise.resolve();
      },
    },
  };
}

/** Tells the numbers of jitter from those of made-up records. */
const JITTER = 0x6a_69_74;

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
