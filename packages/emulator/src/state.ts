import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { createCoverage, type CoverageCounter } from "./admin/coverage.js";
import { bccDoor } from "./baiducloud/bcc.js";
import { createKeys } from "./baiducloud/keys.js";
import { stsDoor } from "./baiducloud/sts.js";
import { documentedDoor } from "./documented/door.js";
import type { AuthMode } from "./door/admit.js";
import type { RecordedRequest } from "./door/recorder.js";
import type { Surroundings } from "./door/respond.js";
import { createDueActions, type DueActions } from "./door/due-actions.js";
import type { Fault } from "./faults/fault.js";
import { createFaults, type FaultList } from "./faults/faults.js";
import type { Regions } from "./hosts.js";
import { iamDoor } from "./huaweicloud/iam.js";
import { createLockout, noLockout } from "./huaweicloud/lockout.js";
import { romaDoor } from "./huaweicloud/roma.js";
import { createTemporaryKeys } from "./huaweicloud/temporary-keys.js";
import { createTokens } from "./huaweicloud/tokens.js";
import { knownOf } from "./known.js";
import { createRecords, type Records } from "./seed/change.js";
import { createRandom } from "./seed/random.js";
import type { Seed } from "./seed/seed.js";
import { served, type Served } from "./served.js";
import { isModelled, serviceNames, type ModelledService, type ServiceName } from "./service.js";

/** What an emulator starts from, and starts from again. Nothing of it changes. */
export interface Beginning {
  readonly now: () => Date;
  readonly region: Regions;
  /** How credentials are looked at, and whether undocumented input is refused. */
  readonly auth: Readonly<Record<keyof Regions, AuthMode>>;
  readonly strictInput: boolean;
  readonly services: readonly ServiceName[];
  readonly seed: Seed;
  /** What goes wrong from the start. */
  readonly faults: readonly Fault[];
  /** What made-up numbers follow from. */
  readonly rng: number;
  readonly keys: {
    readonly huaweicloud: ReadonlyMap<string, HuaweiCloudCredentials>;
    readonly baiducloud: ReadonlyMap<string, BaiduCloudCredentials>;
  };
  /** The account of keys that name none. */
  readonly defaultDomainId: string;
  /** The key of callers that nothing tells. */
  readonly defaultAccessKeyId: string;
  readonly tokenLifetimeSeconds: number;
  /** Where the services listen; filled while they start. */
  readonly endpoints: Readonly<Partial<Record<ServiceName, string>>>;
  readonly remember: (request: RecordedRequest) => void;
}

/** Everything that changes while an emulator runs, but for its clock. */
export interface State {
  readonly records: Records;
  readonly actions: DueActions;
  readonly faults: FaultList;
  readonly coverage: CoverageCounter;
  readonly services: Readonly<Record<ServiceName, Served>>;
}

/** Tells the numbers of jitter from those of made-up records. */
const JITTER = 0x6a_69_74;

/**
 * The state at the start. All that changes is made here and nowhere else, so that making it anew forgets all of it: records,
 * tokens, keys that were issued, locks, faults, due changes, counts.
 */
export function createState(beginning: Beginning): State {
  const { now, region, auth, endpoints } = beginning;
  // Records are replaced and never changed themselves: a copy of the lists is enough to keep the seed as it is.
  const lists = {
    romaInstances: [...beginning.seed.romaInstances],
    reservedInstances: [...beginning.seed.reservedInstances],
  };
  const seed: Seed = { ...beginning.seed, ...lists };
  const records = createRecords(seed, now);
  const actions = createDueActions();
  const faults = createFaults(createRandom([beginning.rng, JITTER, 0]));
  for (const fault of beginning.faults) faults.add(fault);
  const coverage = createCoverage(beginning.services);
  const temporaryKeys = createTemporaryKeys(now);
  const keys = createKeys(now, beginning.keys.baiducloud);
  const known = knownOf({
    huaweicloud: () => [...beginning.keys.huaweicloud.values(), ...temporaryKeys.all()],
    baiducloud: () => keys.all(),
    region,
    endpoints,
  });
  const huaweicloud = {
    now,
    region: region.huaweicloud,
    seed,
    records,
    keys: beginning.keys.huaweicloud,
    defaultDomainId: beginning.defaultDomainId,
    temporaryKeys,
    tokens: createTokens(now, beginning.tokenLifetimeSeconds, region.huaweicloud),
    lockout: auth.huaweicloud === "strict" ? createLockout(now) : noLockout,
    auth: auth.huaweicloud,
    endpoints,
    known,
  };
  const { defaultAccessKeyId } = beginning;
  const baiducloud = { now, seed, records, keys, known, auth: auth.baiducloud, defaultAccessKeyId };
  const surroundings: Surroundings = {
    now,
    strictInput: beginning.strictInput,
    faults,
    actions,
    remember(request) {
      coverage.count(request);
      beginning.remember(request);
    },
  };
  const doors: Readonly<Record<ModelledService, Served>> = {
    iam: served(iamDoor(huaweicloud), surroundings),
    roma: served(romaDoor(huaweicloud), surroundings),
    bcc: served(bccDoor(baiducloud), surroundings),
    sts: served(stsDoor(baiducloud), surroundings),
  };
  const others = serviceNames
    .filter((name) => !isModelled(name))
    .map((name) => [name, served(documentedDoor(name, { huaweicloud, baiducloud }), surroundings)]);
  const services = { ...doors, ...Object.fromEntries(others) } as Readonly<Record<ServiceName, Served>>;
  return { records, actions, faults, coverage, services };
}
