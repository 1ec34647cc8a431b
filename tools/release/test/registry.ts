import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, sep } from "node:path";
import { createTarGzip } from "nanotar";
import { runServer } from "verdaccio";

/** A real registry on loopback, with one user and nothing in it. */
export interface Registry {
  readonly url: string;
  /** The user's token. */
  readonly token: string;
  /** Names of packages that it takes no version of. */
  readonly refused: Set<string>;
  close(): Promise<void>;
}

/** Starts a Verdaccio that keeps everything in a folder, and asks no other registry. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const server = (await runServer({
    self_path: folder,
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    packages: { "**": { access: "$all", publish: "$authenticated" } },
    log: { type: "stdout", format: "pretty", level: "fatal" },
    max_body_size: "50mb",
  })) as Server;
  const refused = new Set<string>();
  const [serve] = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request").on("request", (request, response) => {
    const [path = ""] = decodeURIComponent(request.url ?? "").split("?");
    if (request.method === "PUT" && refused.has(path.slice(1))) response.writeHead(403).end();
    else serve?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const user = { name: "releaser", password: "only-on-loopback" };
  const { token } = (await put(url, "-/user/org.couchdb.user:releaser", user)) as { token: string };
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { url, token, refused, close };
}

/** Puts packages as they are installed here into a registry, so that an install needs no other one. */
export async function seed({ url, token }: Registry, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const manifest = readFileSync(join(folder, "package.json"), "utf8");
    const { name, version } = JSON.parse(manifest) as { name: string; version: string };
    const filename = `${name.replace("/", "-")}-${version}.tgz`;
    const bytes = Buffer.from(await createTarGzip(filesOf(folder)));
    const dist = {
      tarball: `${url}${name}/-/${filename}`,
      shasum: createHash("sha1").update(bytes).digest("hex"),
      integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`,
    };
    const attachment = {
      content_type: "application/octet-stream",
      data: bytes.toString("base64"),
      length: bytes.length,
    };
    const body = {
      _id: name,
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...(JSON.parse(manifest) as object), dist } },
      _attachments: { [filename]: attachment },
    };
    await put(url, name, body, token);
  }
}

function filesOf(folder: string): { name: string; data: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => !file.split(sep).includes("node_modules") && statSync(join(folder, file)).isFile())
    .map((file) => ({ name: `package/${file.split(sep).join("/")}`, data: readFileSync(join(folder, file)) }));
}

async function put(url: string, path: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
