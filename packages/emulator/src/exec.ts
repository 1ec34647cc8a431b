import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Emulator } from "./emulator.js";

/**
 * The environment that leads programs to an emulator.
 *
 * - Credentials under the names that the vendors' SDKs and command lines read, and `fromEnv()` with them.
 * - Endpoints as `YUNFAN_EMULATOR_IAM`, `_ROMA`, `_BCC`, `_STS`; those of Huawei Cloud also as
 *   `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>` and `HUAWEICLOUD_SDK_IAM_ENDPOINT`, which the vendor's Go, Java and Python
 *   SDKs read: github.com/huaweicloud/huaweicloud-sdk-go-v3, core/region/env_region_test.go and
 *   core/auth/env/env_icredential.go.
 */
export function environmentOf({ endpoints, credentials }: Emulator): Record<string, string> {
  const { huaweicloud, baiducloud } = credentials;
  const region = huaweicloud.region.replaceAll("-", "_").toUpperCase();
  return {
    HUAWEICLOUD_SDK_AK: huaweicloud.accessKeyId,
    HUAWEICLOUD_SDK_SK: huaweicloud.secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: huaweicloud.projectId,
    HUAWEICLOUD_SDK_DOMAIN_ID: huaweicloud.domainId,
    HUAWEICLOUD_SDK_IAM_ENDPOINT: endpoints.iam,
    [`HUAWEICLOUD_SDK_REGION_IAM_${region}`]: endpoints.iam,
    [`HUAWEICLOUD_SDK_REGION_ROMA_${region}`]: endpoints.roma,
    BCE_ACCESS_KEY_ID: baiducloud.accessKeyId,
    BCE_SECRET_ACCESS_KEY: baiducloud.secretAccessKey,
    YUNFAN_EMULATOR_IAM: endpoints.iam,
    YUNFAN_EMULATOR_ROMA: endpoints.roma,
    YUNFAN_EMULATOR_BCC: endpoints.bcc,
    YUNFAN_EMULATOR_STS: endpoints.sts,
  };
}

/** Keys of the caller's own that must not meet an emulator: with them, programs would sign as somebody else. */
const TEMPORARY = ["HUAWEICLOUD_SDK_SECURITY_TOKEN", "BCE_SESSION_TOKEN", "BCE_SECURITY_TOKEN", "BCE_STS_TOKEN"];

/** A command that cannot be started. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/**
 * Runs a command to its end, in this terminal, signals handed on to it.
 *
 * @returns Its exit code; 128 and the signal's number when a signal ended it, as shells say it.
 * @throws CommandError when there is no such command.
 */
export function execute(
  [program = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !TEMPORARY.includes(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", env: { ...inherited, ...env } });
    const handOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, handOn);
    const end = (settle: () => void): void => {
      for (const signal of signals) process.off(signal, handOn);
      settle();
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      const problem = error.code === "ENOENT" ? "is no command here" : `could not be started (${error.code})`;
      end(() => reject(new CommandError(`${program} ${problem}`)));
    });
    child.once("close", (code, signal) => {
      end(() => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  });
}
