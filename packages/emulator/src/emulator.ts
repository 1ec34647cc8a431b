import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import { bccDoor } from "./baiducloud/bcc.js";
import { createKeys } from "./baiducloud/keys.js";
import { stsDoor } from "./baiducloud/sts.js";
import { createClock, type Clock } from "./clock.js";
import { defaultCredentials, keyring, type EmulatorCredentials } from "./credentials.js";
import type { Door } from "./door/door.js";
import type { RecordedRequest } from "./door/recorder.js";
import { respondAt, unreadableAt, type Surroundings } from "./door/respond.js";
import { createScript, type ScriptedAnswer, type ScriptedError } from "./door/script.js";
import type { RawAnswer, Responder } from "./http/message.js";
import { listen, type Listening } from "./http/server.js";
import { iamDoor } from "./huaweicloud/iam.js";
import { createLockout } from "./huaweicloud/lockout.js";
import { romaDoor } from "./huaweicloud/roma.js";
import { createTemporaryKeys } from "./huaweicloud/temporary-keys.js";
import { createTokens } from "./huaweicloud/tokens.js";
import { inspectionBefore } from "./inspection/inspection.js";
import { knownOf } from "./known.js";
import { settle, type EmulatorOptions } from "./options.js";
import { checkedChange, createRecords, type Change } from "./seed/change.js";
import { loadSeed } from "./seed/load.js";
import type { OperationId, ServiceName } from "./service.js";

/** A running emulator. */
export interface Emulator<S extends ServiceName = ServiceName> {
  /** Where each service listens: `http://host:port`, without a slash at the end. */
  readonly endpoints: Readonly<Record<S, string>>;
  /** What the services let in. */
  readonly credentials: EmulatorCredentials;
  /** The time that everything here goes by. */
  readonly clock: Clock;
  /** What arrived, oldest first, secrets masked; a live list of the last `requestLimit`. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Answers the next requests of an operation with an error its spec documents, in the vendor's shape, before they are
   * authenticated or validated.
   * @throws RangeError when the operation or the status is not documented, or `times` is no whole number from 1.
   */
  failNext(operation: OperationId, error: ScriptedError): void;
  /**
   * Answers the next requests of an operation with exactly this, however wrong it is.
   * @throws RangeError when there is no such operation, or `status` or `times` cannot be; TypeError for a header that
   *   cannot be sent.
   */
  answerNext(operation: OperationId, answer: ScriptedAnswer): void;
  /**
   * Changes records at once, or starts changes that they go through by themselves.
   * @throws SeedError when a record does not fit the specs or a transition finds none; nothing is changed then.
   */
  change(change: Change): void;
  /**
   * Changes records right before the next request of an operation is answered, whatever it is answered with: this is how
   * a list changes between two pages of a walk. Called again, the change waits for the request after that.
   * @throws SeedError when a record does not fit the specs, RangeError when there is no such operation.
   */
  changeNext(operation: OperationId, change: Change): void;
  /** Stops at once, whatever connections are open. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts Huawei Cloud's IAM and ROMA and Baidu AI Cloud's BCC and STS on loopback, each with its own server.
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
  options: EmulatorOptions<S> = {},
): Promise<Emulator<S>> {
  const settings = settle(options);
  const { onDiagnosis } = options;
  const { region, requestLimit } = settings;
  const clock = createClock(settings.now);
  const now = (): Date => clock.now();
  const records = createRecords(loadSeed(options.seed, { ...region, now: now() }, settings.generate), now);
  const { seed } = records;
  const credentials = defaultCredentials(seed, region);
  const requests: RecordedRequest[] = [];
  const script = createScript();
  const surroundings: Surroundings = {
    now,
    script,
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
    lockout: createLockout(now),
    endpoints,
    known,
  };
  const baiducloud = { now, seed, records, keys, known };
  const doors = {
    iam: () => behind(iamDoor(huaweicloud), surroundings),
    roma: () => behind(romaDoor(huaweicloud), surroundings),
    bcc: () => behind(bccDoor(baiducloud), surroundings),
    sts: () => behind(stsDoor(baiducloud), surroundings),
  };
  const inspected = (door: Behind): Behind => ({ ...door, respond: inspectionBefore(requests, door.respond) });
  const servers: Listening[] = [];
  const close = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.close())));
  try {
    for (const name of settings.services) {
      const server = await listen({ host: settings.host, port: settings.ports[name], ...inspected(doors[name]()) });
      servers.push(server);
      endpoints[name] = server.endpoint;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    endpoints: endpoints as Record<S, string>,
    credentials,
    clock,
    requests,
    failNext: (operation, error) => script.failNext(operation, error),
    answerNext: (operation, answer) => script.answerNext(operation, answer),
    change: (change) => records.apply(checkedChange(change, records)),
    changeNext(operation, change) {
      const checked = checkedChange(change);
      script.doNext(operation, () => records.apply(checked));
    },
    close,
  };
}

interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The pair alone: the rest of the default credentials is no part of a key. */
const keyOf = ({ accessKeyId, secretAccessKey }: KeyPair): KeyPair => ({ accessKeyId, secretAccessKey });

interface Behind {
  readonly keepBytes: number;
  readonly respond: Responder;
  readonly unreadable: () => RawAnswer;
}

function behind<Caller>(door: Door<Caller>, surroundings: Surroundings): Behind {
  return {
    keepBytes: door.maxBodyBytes + 1,
    respond: respondAt(door, surroundings),
    unreadable: () => unreadableAt(door, surroundings.now),
  };
}
