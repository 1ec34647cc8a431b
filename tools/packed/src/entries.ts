import { published, specifier } from "./workspace.js";

/** An entry of a published package. */
export interface Entry {
  /** What a consumer writes, such as `@yunfan/baiducloud/bcc`. */
  readonly specifier: string;
  /** Whether it is data rather than code. */
  readonly json: boolean;
  /** The optional peer that it is for, and whether its code needs it, or its types only. */
  readonly peer?: { readonly name: string; readonly neededBy: "code" | "types" };
}

/** The entries that are for a peer; that no other needs one is what importing them all without peers shows. */
const PEERS: Readonly<Record<string, Entry["peer"]>> = {
  "@yunfan/client-core/opentelemetry": { name: "@opentelemetry/api", neededBy: "code" },
  "@yunfan/emulator/vitest": { name: "vitest", neededBy: "types" },
};

/** Every entry of every published package. */
export const entries: readonly Entry[] = published.flatMap(({ manifest }) =>
  Object.keys(manifest.exports).map((entry) => {
    const name = specifier(manifest, entry);
    const peer = PEERS[name];
    return { specifier: name, json: entry.endsWith(".json"), ...(peer === undefined ? {} : { peer }) };
  }),
);

/** The entries of code. */
export const modules: readonly Entry[] = entries.filter(({ json }) => !json);
