import { basename, join } from "node:path";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";

/** Where a bundle is to run: this decides which files of a package a bundler takes. */
export const platforms = ["node", "browser"] as const;
export type Platform = (typeof platforms)[number];

/** What a bundle is for. */
export interface Aim {
  readonly platform: Platform;
  readonly minify: boolean;
}

/** Bundles a module of a project, with all it imports, into one ES module beside it, and gives that file's path. */
export type Bundler = (project: string, entry: string, aim: Aim) => Promise<string>;

const bundle = (bundler: string, entry: string, platform: Platform) =>
  `${bundler}-${platform}-${basename(entry).replace(/\.\w+$/, ".mjs")}`;

const esbuildBundle: Bundler = async (project, entry, { platform, minify }) => {
  const outfile = join(project, bundle("esbuild", entry, platform));
  const entryPoints = [join(project, entry)];
  const settings = { absWorkingDir: project, outfile, platform, logLevel: "silent" } as const;
  const { warnings } = await esbuild.build({ ...settings, entryPoints, bundle: true, minify, format: "esm" });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
  return outfile;
};

const viteBundle: Bundler = async (project, entry, { platform, minify }) => {
  const warnings: string[] = [];
  const file = bundle("vite", entry, platform);
  await vite.build({
    root: project,
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    // For a server, Vite leaves dependencies where they are unless it is told not to.
    ...(platform === "node" ? { ssr: { noExternal: true } } : {}),
    build: {
      outDir: project,
      emptyOutDir: false,
      minify,
      ...(platform === "node" ? { ssr: entry } : { modulePreload: false }),
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: file },
        onLog: (_, log) => warnings.push(log.message),
      },
    },
  });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
  return join(project, file);
};

const webpackBundle: Bundler = async (project, entry, { platform, minify }) => {
  const filename = bundle("webpack", entry, platform);
  const compiler = webpack({
    context: project,
    mode: "production",
    target: platform === "node" ? "node20" : "web",
    entry: `./${entry}`,
    experiments: { outputModule: true },
    output: { path: project, filename, library: { type: "module" } },
    optimization: { minimize: minify },
    performance: false,
    cache: false,
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
  if (errors.length + warnings.length > 0)
    throw new Error([...errors, ...warnings].map((one) => one.message).join("\n"));
  return join(project, filename);
};

/** The bundlers that consumers have. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: esbuildBundle,
  vite: viteBundle,
  webpack: webpackBundle,
};

/** Ends what bundlers leave running. */
export const stopBundlers = (): Promise<void> => esbuild.stop();
