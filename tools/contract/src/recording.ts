import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** One exchange with a cloud, as a file under `specs/<provider>/<service>/<version>/recordings/`. */
export interface Recording {
  /** The vendor's operation name. */
  readonly operation: string;
  readonly origin: {
    /** Who says so: the vendor's documents, an SDK's own test, our emulator, or a real call. */
    readonly kind: "documented-example" | "sdk-test" | "emulator" | "live";
    /** The page, or repository with commit and path; of the emulator's, the package. */
    readonly source: string;
    /** The emulator's only: what made it answer so, in a few words; those of `failNext` say that no caller caused it. */
    readonly cause?: string;
    /** Date of the page or of the call, ISO 8601; of the emulator's, the one that its clock was set to. */
    readonly edition: string;
  };
  /** What was replaced before writing, such as `token` or `public-ip`. */
  readonly sanitisers: readonly string[];
  /** Null where the source prints an answer without its request. */
  readonly request: RecordedRequest | null;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

export interface RecordedRequest {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there is no body. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** A recording with where it lies: `specs/huaweicloud/roma/v2/recordings/x.json` and its service. */
export interface LocatedRecording {
  readonly file: string;
  readonly provider: string;
  readonly service: string;
  readonly version: string;
  readonly recording: Recording;
}

/** Every recording of the workspace, in a fixed order. */
export function allRecordings(): LocatedRecording[] {
  return readdirSync(join(root, "specs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.parentPath.endsWith("/recordings"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
    .map((file) => {
      const [, provider = "", service = "", version = ""] = file.split("/");
      return {
        file,
        provider,
        service,
        version,
        recording: JSON.parse(readFileSync(join(root, file), "utf8")) as Recording,
      };
    });
}
