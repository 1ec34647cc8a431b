import type { BaiduCloudCredentials } from "@yunfan/auth-signing/baiducloud";
import type { HuaweiCloudCredentials } from "@yunfan/auth-signing/huaweicloud";
import type { Seed } from "./seed/seed.js";

/** Whatever a test needs to call as the default user of Huawei Cloud. Fits wherever AK/SK credentials are asked for. */
export interface EmulatorHuaweiCloudCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** The account. */
  readonly domainId: string;
  readonly domainName: string;
  /** The IAM user of the account, for tokens. */
  readonly userName: string;
  readonly password: string;
  /** The project of the account that is named like the region. */
  readonly projectId: string;
}

/** Whatever a test needs to call Baidu AI Cloud. Fits wherever AK/SK credentials are asked for. */
export interface EmulatorBaiduCloudCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** The account of a role that STS gives keys for, and the role's name; empty for a seed without roles. */
  readonly accountId: string;
  readonly roleName: string;
}

/** What the emulator lets in from the start. */
export interface EmulatorCredentials {
  readonly huaweicloud: EmulatorHuaweiCloudCredentials;
  readonly baiducloud: EmulatorBaiduCloudCredentials;
}

/** Further keys to let in, beside the default ones. */
export interface FurtherKeys {
  /**
   * `securityToken` makes a key a temporary one; `expiresAt` ends it by the emulator's clock; `domainId` is its account, by
   * default the default user's.
   */
  readonly huaweicloud?: readonly HuaweiCloudCredentials[] | undefined;
  /** `sessionToken` makes a key a temporary one, `expiresAt` ends it by the emulator's clock. */
  readonly baiducloud?: readonly BaiduCloudCredentials[] | undefined;
}

/** The default credentials: fixed keys that open nothing but emulators, and the first user and role of the seed. */
export function defaultCredentials(
  seed: Seed,
  region: { huaweicloud: string; baiducloud: string },
): EmulatorCredentials {
  const [user] = seed.users;
  const [role] = seed.roles;
  const account = seed.accounts.find(({ id }) => id === user?.domain_id) ?? seed.accounts[0];
  const projects = seed.projects.filter(({ domain_id: id }) => id === account?.id);
  const project = projects.find(({ name }) => name === region.huaweicloud) ?? projects[0];
  return {
    huaweicloud: {
      accessKeyId: "EMULATORHUAWEICLOUD1",
      secretAccessKey: "emulator-huaweicloud-secret-access-key-1",
      region: region.huaweicloud,
      domainId: account?.id ?? "",
      domainName: account?.name ?? "",
      userName: user?.name ?? "",
      password: user?.password ?? "",
      projectId: project?.id ?? "",
    },
    baiducloud: {
      accessKeyId: "emulatorbaiducloudaccesskeyid001",
      secretAccessKey: "emulatorbaiducloudsecretkey00001",
      region: region.baiducloud,
      accountId: role?.accountId ?? "",
      roleName: role?.roleName ?? "",
    },
  };
}

/**
 * Keys by their id, the default one among them.
 * @throws TypeError when a key lacks a part, or an id is given twice.
 */
export function keyring<K extends { readonly accessKeyId: string; readonly secretAccessKey: string }>(
  vendor: string,
  keys: readonly K[],
): ReadonlyMap<string, K> {
  const ring = new Map<string, K>();
  for (const [index, key] of keys.entries()) {
    if (!key.accessKeyId || !key.secretAccessKey) {
      throw new TypeError(`credentials.${vendor}: key ${index} needs an accessKeyId and a secretAccessKey`);
    }
    if (ring.has(key.accessKeyId)) {
      throw new TypeError(`credentials.${vendor}: there are two keys ${key.accessKeyId}`);
    }
    ring.set(key.accessKeyId, key);
  }
  return ring;
}
