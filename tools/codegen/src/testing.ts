import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { generateProvider } from "./generate.js";
import { SpecError } from "./spec-error.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const stsSpec = "specs/baiducloud/sts/v1/openapi.yaml";
export const iamSpec = "specs/huaweicloud/iam/v3/openapi.yaml";
export const romaSpec = "specs/huaweicloud/roma/v2/openapi.yaml";

/** What is generated of one service. */
export const generatedOf = async (from: string, provider: string, service: string) =>
  (await generateProvider(from, provider)).find(({ folder }) => folder.endsWith(join("src", service, "generated")));

/** A workspace of its own with the real specs, one of them edited. */
export function workspace(file?: string, edit: (text: string) => string = (text) => text): string {
  const copy = mkdtempSync(join(tmpdir(), "codegen-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync(join(root, "specs"), join(copy, "specs"), { recursive: true });
  cpSync(join(root, ".prettierrc.json"), join(copy, ".prettierrc.json"));
  if (file) {
    const text = readFileSync(join(copy, file), "utf8");
    const edited = edit(text);
    expect(edited).not.toBe(text);
    writeFileSync(join(copy, file), edited);
  }
  return copy;
}

/** What the generator says of an edited spec. */
export async function failure(edit: (text: string) => string, file = romaSpec): Promise<string> {
  const error: unknown = await generateProvider(workspace(file, edit), String(file.split("/")[1])).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SpecError);
  return (error as SpecError).message;
}
