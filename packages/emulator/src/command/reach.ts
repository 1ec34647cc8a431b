import type { EmulatorCredentials } from "../credentials.js";
import { vendors, serviceNames, type ServiceName } from "../service.js";

/** How an emulator is reached: the services that it runs, and the credentials of their providers. */
export interface Reach {
  readonly endpoints: Readonly<Partial<Record<ServiceName, string>>>;
  readonly credentials: Partial<EmulatorCredentials>;
}

/** How an emulator is reached, without the providers of which it runs no service. */
export function reachOf({ endpoints, credentials }: Reach): Reach {
  const runs = (provider: keyof EmulatorCredentials): boolean =>
    serviceNames.some((name) => vendors[name] === provider && endpoints[name] !== undefined);
  const { huaweicloud, baiducloud } = credentials;
  return {
    endpoints,
    credentials: {
      ...(huaweicloud !== undefined && runs("huaweicloud") ? { huaweicloud } : {}),
      ...(baiducloud !== undefined && runs("baiducloud") ? { baiducloud } : {}),
    },
  };
}

/** Keys of the caller's own that must not meet an emulator: with them, programs would sign as somebody else. */
const TEMPORARY = {
  huaweicloud: { HUAWEICLOUD_SDK_SECURITY_TOKEN: undefined },
  baiducloud: { BCE_SESSION_TOKEN: undefined, BCE_SECURITY_TOKEN: undefined, BCE_STS_TOKEN: undefined },
} as const;

/** Variables to set; `undefined` for those to take away. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment that leads programs to an emulator. What belongs to a provider that does not run stays as it is.
 *
 * - Credentials under the names that the vendors' SDKs and command lines read, and `fromEnv()` with them.
 * - Endpoints as `YUNFAN_EMULATOR_IAM`, `_ROMA`, `_BCC`, `_STS`; those of Huawei Cloud also as
 *   `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>` and `HUAWEICLOUD_SDK_IAM_ENDPOINT`, which the vendor's Go, Java and Python
 *   SDKs read: github.com/huaweicloud/huaweicloud-sdk-go-v3, core/region/env_region_test.go and
 *   core/auth/env/env_icredential.go.
 */
export function environmentOf({ endpoints, credentials: { huaweicloud, baiducloud } }: Reach): Environment {
  const own = Object.fromEntries(
    serviceNames.flatMap((name) => {
      const endpoint = endpoints[name];
      return endpoint === undefined ? [] : [[`YUNFAN_EMULATOR_${name.toUpperCase()}`, endpoint]];
    }),
  ) as Record<string, string>;
  return {
    ...(huaweicloud && { ...TEMPORARY.huaweicloud, ...ofHuaweiCloud(endpoints, huaweicloud) }),
    ...(baiducloud && {
      ...TEMPORARY.baiducloud,
      BCE_ACCESS_KEY_ID: baiducloud.accessKeyId,
      BCE_SECRET_ACCESS_KEY: baiducloud.secretAccessKey,
    }),
    ...own,
  };
}

function ofHuaweiCloud(
  { iam, roma }: Reach["endpoints"],
  credentials: EmulatorCredentials["huaweicloud"],
): Record<string, string> {
  const region = credentials.region.replaceAll("-", "_").toUpperCase();
  return {
    HUAWEICLOUD_SDK_AK: credentials.accessKeyId,
    HUAWEICLOUD_SDK_SK: credentials.secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: credentials.projectId,
    HUAWEICLOUD_SDK_DOMAIN_ID: credentials.domainId,
    ...(iam === undefined ? {} : { HUAWEICLOUD_SDK_IAM_ENDPOINT: iam, [`HUAWEICLOUD_SDK_REGION_IAM_${region}`]: iam }),
    ...(roma === undefined ? {} : { [`HUAWEICLOUD_SDK_REGION_ROMA_${region}`]: roma }),
  };
}
