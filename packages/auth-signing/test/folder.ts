import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A real folder for the length of one test. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "auth-signing-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  return { path, write };
}
