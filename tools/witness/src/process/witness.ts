import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Call, Reply } from "./protocol.js";

/** A vendor's client in a process of its own. */
export interface Witness {
  /** Sends a request; one at a time. */
  call(call: Call): Promise<Reply>;
  /** All that it has printed and written into files. Ends the process and removes its folder. */
  close(): Promise<string>;
}

/**
 * Starts a vendor's client. It has an empty home and working directory, no environment to take keys or a proxy from, and
 * what it prints is kept from this process's own output.
 */
export async function startWitness(program: "huaweicloud" | "baiducloud"): Promise<Witness> {
  const folder = await mkdtemp(join(tmpdir(), "witness-"));
  const child = fork(fileURLToPath(new URL(`../${program}/client.ts`, import.meta.url)), {
    silent: true,
    cwd: folder,
    env: { HOME: folder, USERPROFILE: folder, TMPDIR: folder, TEMP: folder },
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (printed += String(text)));
  const gone = once(child, "close");
  return {
    async call(call) {
      child.send(call);
      const [reply] = (await Promise.race([once(child, "message"), gone])) as [Reply | number | null];
      if (typeof reply === "object" && reply !== null) return reply;
      throw new Error(`the ${program} client ended (${String(reply)}): ${printed}`);
    },
    async close() {
      child.kill();
      await gone;
      for (const { name, parentPath } of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (name.endsWith(".log")) printed += await readFile(join(parentPath, name), "utf8");
      }
      await rm(folder, { recursive: true });
      return printed;
    },
  };
}
