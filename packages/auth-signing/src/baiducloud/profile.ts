import { homedir } from "node:os";
import { join } from "node:path";
import { CredentialsError, NoCredentialsError } from "../errors.js";
import { readText } from "../providers/files.js";
import { parseJson } from "../providers/json.js";
import { type BaiduCloudCredentials, staticCredentials } from "./credentials.js";

/** Options of {@link fromProfile}. */
export interface BaiduCloudProfileOptions {
  /** Default: `.bce/config.json` in the home directory. */
  readonly file?: string | undefined;
  /** Name of the profile. Default: the file's `current`, else the profile named `default`. */
  readonly profile?: string | undefined;
}

const LABEL = "Baidu CLI file";

/**
 * A provider that reads the file of Baidu's command line tool: `{current, profiles: [{name, mode: "AK" | "StsToken",
 * access_key_id, secret_access_key, security_token?}]}`. It reads when called, so that keys renewed in the file are seen,
 * and yields the same object while nothing has changed. Region, endpoint and language of the profile are not read.
 *
 * There is nothing here (`NoCredentialsError`) without a file at the usual place, or when it has no profiles. A file or
 * profile that somebody named and that is missing is a mistake (`CredentialsError`), and so is a profile without keys.
 * Messages name file and profile, never a value.
 *
 * Source: https://cloud.baidu.com/doc/OpenAPI-Explorer/s/vmq6cs4ku and the tool's own code. Which profile counts when
 * `current` is missing is unknown; its README speaks of a default profile.
 *
 * @example
 * ```ts
 * import { fromProfile } from "@yunfan/auth-signing/baiducloud/profile";
 *
 * const credentials = fromProfile({ profile: "staging" });
 * ```
 */
export function fromProfile(options: BaiduCloudProfileOptions = {}): () => Promise<BaiduCloudCredentials> {
  if (options.file === "") throw new CredentialsError("file is blank; pass the path of a profile file or leave it out");
  let last: { readonly text: string; readonly credentials: BaiduCloudCredentials } | undefined;
  return async () => {
    const file = options.file ?? join(homedir(), ".bce", "config.json");
    const text = await readText(LABEL, file);
    if (text === undefined) {
      const reason = `there is no ${LABEL} ${file}`;
      const wayOut = "write it with the tool's configure command, or pass staticCredentials({...})";
      throw options.file === undefined
        ? new NoCredentialsError(reason, wayOut)
        : new CredentialsError(`${reason}; ${wayOut}`);
    }
    // The same object again lets the signer keep the key it derived for it.
    if (last?.text !== text) last = { text, credentials: read(text, file, options.profile) };
    return last.credentials;
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function read(text: string, file: string, wanted: string | undefined): BaiduCloudCredentials {
  const config = parseJson(text, file);
  if (!isFields(config)) throw new CredentialsError(`${file}: is not a JSON object; write {"profiles": [...]}`);
  const { profiles = [], current } = config;
  if (!Array.isArray(profiles) || !profiles.every(isFields)) {
    throw new CredentialsError(`${file}: profiles is not a list of objects; write "profiles": [{"name": ...}]`);
  }
  if (profiles.length === 0 && wanted === undefined) {
    throw new NoCredentialsError(`${LABEL} ${file} has no profiles`, "add one with the tool's configure command");
  }
  const name = wanted ?? (typeof current === "string" && current !== "" ? current : "default");
  const found = profiles.filter((profile) => profile["name"] === name);
  const [profile, second] = found;
  if (profile === undefined) {
    throw new CredentialsError(`${file}: there is no profile ${JSON.stringify(name)}; add it or choose another`);
  }
  const at = `${file}: profile ${JSON.stringify(name)}`;
  if (second !== undefined) throw new CredentialsError(`${at} is there ${found.length} times; keep one`);
  return credentialsOf(profile, at);
}

function credentialsOf(profile: Fields, at: string): BaiduCloudCredentials {
  const { mode = "AK" } = profile;
  if (mode !== "AK" && mode !== "StsToken") {
    throw new CredentialsError(`${at} has a mode that is not known here; use "AK" or "StsToken"`);
  }
  const needed = ["access_key_id", "secret_access_key", ...(mode === "StsToken" ? ["security_token"] : [])];
  const missing = needed.filter((name) => word(profile, name, at) === undefined);
  if (missing.length > 0)
    throw new CredentialsError(`${at} lacks ${missing.join(" and ")}; add what mode ${mode} needs`);
  return staticCredentials({
    accessKeyId: word(profile, "access_key_id", at) ?? "",
    secretAccessKey: word(profile, "secret_access_key", at) ?? "",
    sessionToken: mode === "StsToken" ? word(profile, "security_token", at) : undefined,
  });
}

/** A value of one word; undefined when it is missing or blank. */
function word(profile: Fields, name: string, at: string): string | undefined {
  const value = profile[name] ?? "";
  if (value === "") return undefined;
  if (typeof value !== "string" || /\s/.test(value)) {
    throw new CredentialsError(`${at}: ${name} is not a text of one word; remove white space around it`);
  }
  return value;
}
