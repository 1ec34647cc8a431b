import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How a provider's calls are signed: one of auth-signing's schemes, or one that is still to be written. */
export type Signing = "sdk-hmac-sha256" | "bce-auth-v1" | "stub";

/** A provider that has a package. */
export interface Provider {
  readonly name: string;
  /** As texts call it. */
  readonly title: string;
  readonly signing: Signing;
  /** The type of its credentials, exported by its `src/credentials.ts`. */
  readonly authType: string;
  /** Whether its clients find project ids by themselves, by its `src/project-id.ts`. */
  readonly findsProjects: boolean;
}

const TITLES: Readonly<Record<string, string>> = { huaweicloud: "Huawei Cloud", baiducloud: "Baidu AI Cloud" };

const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** The providers of a workspace: the packages whose credentials authenticate calls. */
export function providersOf(root: string): Provider[] {
  return folders(join(root, "packages")).flatMap((name) => {
    const file = join(root, "packages", name, "src/credentials.ts");
    const source = existsSync(file) ? readFileSync(file, "utf8") : "";
    const authType = /export type (\w+Auth) =/.exec(source)?.[1];
    if (authType === undefined || !source.includes("export function authenticateWith")) return [];
    const signing = source.includes("signSdkHmacSha256")
      ? "sdk-hmac-sha256"
      : source.includes("signBceAuthV1")
        ? "bce-auth-v1"
        : "stub";
    const findsProjects = existsSync(join(root, "packages", name, "src/project-id.ts"));
    return [{ name, title: TITLES[name] ?? name, signing, authType, findsProjects }];
  });
}

/** The specs of a workspace, as `<provider>/<service>/<version>`. */
export const specsOf = (root: string): string[] =>
  folders(join(root, "specs")).flatMap((provider) =>
    folders(join(root, "specs", provider)).flatMap((service) =>
      folders(join(root, "specs", provider, service)).map((version) => `${provider}/${service}/${version}`),
    ),
  );

/** The names of all packages. */
export const packagesOf = (root: string): string[] => folders(join(root, "packages"));
