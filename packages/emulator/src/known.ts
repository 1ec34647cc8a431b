import type { Known, KnownKey } from "./diagnosis/draft.js";
import { vendorHost, type Regions } from "./hosts.js";
import { serviceNames } from "./service.js";

interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A program may have had thousands of keys issued; the first and the last of a vendor's are enough to compare with. */
const AT_EITHER_END = 50;

const chosen = (vendor: KnownKey["vendor"], keys: readonly KeyPair[], wanted: string): KnownKey[] =>
  keys
    .filter(({ accessKeyId }, at) => at < AT_EITHER_END || at >= keys.length - AT_EITHER_END || accessKeyId === wanted)
    .map(({ accessKeyId, secretAccessKey }) => ({ vendor, accessKeyId, secretAccessKey }));

/** What refused signatures are explained from: the keys of both vendors, and the hosts that they may have been made for. */
export function knownOf(given: {
  readonly huaweicloud: () => readonly KeyPair[];
  readonly baiducloud: () => readonly KeyPair[];
  readonly region: Regions;
  readonly endpoints: Readonly<Partial<Record<string, string>>>;
}): Known {
  const { region, endpoints } = given;
  const theirs = serviceNames.map((name) => vendorHost(name, region));
  return {
    keys: (accessKeyId) => [
      ...chosen("huaweicloud", given.huaweicloud(), accessKeyId),
      ...chosen("baiducloud", given.baiducloud(), accessKeyId),
    ],
    hosts() {
      const own = Object.values(endpoints).map((endpoint) => new URL(endpoint ?? "").host);
      const local = own.map((host) => host.replace(/^127\.0\.0\.1:/, "localhost:"));
      return [...new Set([...own, ...local, ...theirs, "localhost", "127.0.0.1"])];
    },
  };
}
