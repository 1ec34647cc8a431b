import type { Signing } from "../workspace.js";
import { credentialsFile, credentialsTest } from "./credentials-file.js";
import { stubSigner, stubTest } from "./stub-files.js";

/** The files of a provider's package before it has a service. */
export function providerFiles(name: string, signing: Signing): Record<string, string> {
  const stub = signing === "stub" ? { "src/sign.ts": stubSigner(name), "src/sign.test.ts": stubTest(name) } : {};
  return {
    "package.json": manifest(name),
    "README.md": readme(name, signing),
    "tsconfig.json": tsconfig({ types: ["node"], noEmit: true }, { include: ["src"] }),
    "tsconfig.build.json": tsconfig(
      { rootDir: "src", outDir: "dist", types: [] },
      { include: ["src"], exclude: ["src/**/*.test.ts", "src/**/*.test-d.ts"] },
    ),
    "src/credentials.ts": credentialsFile(name, signing),
    "src/credentials.test.ts": credentialsTest(name, signing),
    ...stub,
  };
}

const tsconfig = (compilerOptions: object, rest: object): string =>
  `${JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions, ...rest }, undefined, 2)}\n`;

function manifest(name: string): string {
  const workspace = { "@yunfan/auth-signing": "workspace:^", "@yunfan/client-core": "workspace:^" };
  const value = {
    name: `@yunfan/${name}`,
    version: "0.0.0",
    description: `Typed, signed clients for ${name}`,
    keywords: ["openapi", "typescript", "sdk"],
    license: "Apache-2.0",
    type: "module",
    engines: { node: ">=20.19" },
    sideEffects: false,
    files: ["dist", "src", "!src/**/*.test.ts", "!src/**/*.test-d.ts"],
    exports: { "./package.json": "./package.json" },
    publishConfig: { access: "public" },
    dependencies: workspace,
    nx: {
      name,
      namedInputs: { spec: [`{workspaceRoot}/specs/${name}/**/*`, "{projectRoot}/package.json"] },
      targets: { spec: {}, generate: { outputs: [] }, build: {}, typecheck: {}, test: {}, lint: {} },
    },
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const readme = (name: string, signing: Signing): string => `# @yunfan/${name}

Typed, signed clients for ${name}. ${signing === "stub" ? "The signing scheme is still to be written: `src/sign.ts`." : `Calls are signed by ${signing}.`}

| entry | exports | operations |
| --- | --- | --- |
`;
