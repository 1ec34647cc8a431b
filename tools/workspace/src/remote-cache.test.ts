import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./root.js";

const nxJson = JSON.parse(readFileSync(join(root, "nx.json"), "utf8")) as Record<string, unknown>;

it("no cloud is asked, nothing is measured, and the cache lies in the clone", () => {
  expect(nxJson).toMatchObject({ neverConnectToCloud: true, analytics: false, cacheDirectory: ".nx/cache" });
  expect(nxJson).not.toHaveProperty("nxCloudId");
  expect(nxJson).not.toHaveProperty("nxCloudAccessToken");
});

/** A workspace with nx.json's own settings and one task, that counts how often it really ran. */
function workspace() {
  const folder = mkdtempSync(join(tmpdir(), "yunfan-nx-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { targetDefaults: _, namedInputs: __, $schema: ___, ...settings } = nxJson;
  const command = `node -e "require('fs').mkdirSync('dist',{recursive:true});require('fs').writeFileSync('dist/a','built');require('fs').appendFileSync('.runs','x')"`;
  const target = { cache: true, inputs: ["{projectRoot}/package.json"], outputs: ["{projectRoot}/dist"], command };
  writeFileSync(join(folder, "nx.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a", nx: { targets: { make: target } } }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "node_modules/nx"), join(folder, "node_modules/nx"));
  spawnSync("git", ["init", "--quiet"], { cwd: folder });
  return folder;
}

/** Runs the task in a process of its own, as the server is in this one. */
async function make(cwd: string, env: NodeJS.ProcessEnv) {
  const nx = join(root, "node_modules/nx/dist/bin/nx.js");
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("NX_")));
  const child = spawn(process.execPath, [nx, "run", "a:make"], { cwd, env: { ...clean, NX_DAEMON: "false", ...env } });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  expect(child.exitCode, output + errors).toBe(0);
  return output;
}

it("the remote cache is off until a server is named, and then serves a fresh clone", async () => {
  const stored = new Map<string, Buffer>();
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      seen.push(`${request.method ?? ""} ${request.headers.authorization ?? ""}`);
      const hash = request.url ?? "";
      if (request.method === "PUT") stored.set(hash, body);
      response.statusCode = stored.has(hash) ? 200 : 404;
      response.end(request.method === "GET" ? stored.get(hash) : undefined);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const on = {
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: "made-up",
  };
  const folder = workspace();
  const forget = () => {
    for (const part of ["dist", ".nx"]) rmSync(join(folder, part), { recursive: true, force: true });
  };
  const runs = () => readFileSync(join(folder, ".runs"), "utf8").length;

  await make(folder, { NX_SELF_HOSTED_REMOTE_CACHE_SERVER: "" });
  expect(seen).toEqual([]);
  forget();
  await make(folder, on);
  expect(seen).toEqual(["GET Bearer made-up", "PUT Bearer made-up"]);
  expect(runs()).toBe(2);
  forget();
  expect(await make(folder, on)).toContain("remote cache");
  expect(runs()).toBe(2);
  expect(existsSync(join(folder, "dist/a"))).toBe(true);
});
