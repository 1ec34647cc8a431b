import { homedir } from "node:os";
import { join } from "node:path";
import { type Environment, processEnvironment } from "../credentials.js";
import { CredentialsError, NoCredentialsError } from "../errors.js";
import { readText } from "../providers/files.js";
import { type HuaweiCloudCredentials, staticCredentials } from "./credentials.js";
import { type IniSection, iniSection } from "./ini.js";

/** Options of {@link fromProfile}. */
export interface HuaweiCloudProfileOptions {
  /** Default: `HUAWEICLOUD_SDK_CREDENTIALS_FILE`, else `.huaweicloud/credentials` in the home directory. */
  readonly file?: string | undefined;
  /** Default `basic`. */
  readonly section?: string | undefined;
  /** Default: `process.env`, looked up at each call. */
  readonly env?: Environment | undefined;
}

const LABEL = "Huawei Cloud profile file";

/**
 * A provider that reads the profile file of Huawei Cloud's SDKs, an INI file: of one section the names `ak`, `sk`,
 * `security_token`, `project_id` and `domain_id`. It reads when called, so that keys renewed in the file are seen, and
 * yields the same object while nothing has changed.
 *
 * There is nothing here (`NoCredentialsError`) without a file at the usual place, or without the section `basic` in it.
 * A file or section that somebody named and that is missing is a mistake (`CredentialsError`), and so is a section
 * without both keys. Messages name file and line, never a value.
 *
 * Source: huaweicloud-sdk-go-v3 core/auth/provider, huaweicloud-sdk-python-v3 auth/provider.py. Their `idp_id`,
 * `id_token_file` and `iam_endpoint` are not read.
 *
 * @example
 * ```ts
 * import { fromProfile } from "@yunfan/auth-signing/huaweicloud/profile";
 *
 * const credentials = fromProfile({ section: "global" });
 * ```
 */
export function fromProfile(options: HuaweiCloudProfileOptions = {}): () => Promise<HuaweiCloudCredentials> {
  let last: { readonly text: string; readonly file: string; readonly credentials: HuaweiCloudCredentials } | undefined;
  return async () => {
    const { file, named } = place(options);
    const text = await readText(LABEL, file);
    if (text === undefined) {
      const reason = `there is no ${LABEL} ${file}`;
      const wayOut = "create it, or name another in HUAWEICLOUD_SDK_CREDENTIALS_FILE";
      throw named ? new CredentialsError(`${reason}; ${wayOut}`) : new NoCredentialsError(reason, wayOut);
    }
    // The same object again lets signers keep what they derived for it.
    if (last?.text !== text || last.file !== file) {
      last = { text, file, credentials: read(text, file, options.section) };
    }
    return last.credentials;
  };
}

function place(options: HuaweiCloudProfileOptions): { file: string; named: boolean } {
  const file = options.file ?? ((options.env ?? processEnvironment())["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] || undefined);
  if (file === "") throw new CredentialsError("file is blank; pass the path of a profile file or leave it out");
  return file === undefined
    ? { file: join(homedir(), ".huaweicloud", "credentials"), named: false }
    : { file, named: true };
}

function read(text: string, file: string, wanted: string | undefined): HuaweiCloudCredentials {
  const name = wanted ?? "basic";
  const section = iniSection(text, name, file);
  if (section === undefined) {
    const reason = `${LABEL} ${file} has no section [${name}]`;
    const wayOut = "add it, with ak and sk";
    throw wanted === undefined ? new NoCredentialsError(reason, wayOut) : new CredentialsError(`${reason}; ${wayOut}`);
  }
  const missing = ["ak", "sk"].filter((key) => (section.values.get(key)?.value ?? "") === "");
  if (missing.length > 0) {
    throw new CredentialsError(
      `${file}:${section.line}: section [${name}] lacks ${missing.join(" and ")}; add both keys`,
    );
  }
  return staticCredentials({
    accessKeyId: word(section, "ak", file) ?? "",
    secretAccessKey: word(section, "sk", file) ?? "",
    securityToken: word(section, "security_token", file),
    projectId: word(section, "project_id", file),
    domainId: word(section, "domain_id", file),
  });
}

/** A value of one word; undefined when it is missing or blank. */
function word(section: IniSection, name: string, file: string): string | undefined {
  const entry = section.values.get(name);
  if (entry === undefined || entry.value === "") return undefined;
  if (/\s/.test(entry.value)) {
    throw new CredentialsError(`${file}:${entry.line}: ${name} has white space in it; give one word`);
  }
  return entry.value;
}
