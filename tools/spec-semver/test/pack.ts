import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What npm would publish of a package: the tarball's path. */
export function pack(folder: string, destination: string): string {
  const args = ["pack", folder, "--json", "--ignore-scripts", "--pack-destination", destination];
  const { status, stdout, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  return join(destination, packed?.filename.replace("@", "").replace("/", "-") ?? "");
}
