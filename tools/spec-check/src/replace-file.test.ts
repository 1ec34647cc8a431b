import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { replaceFile } from "./replace-file.js";

it("replaces a file whole, makes its folder, and leaves nothing else, also where it fails", () => {
  const folder = mkdtempSync(join(tmpdir(), "replace-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  replaceFile(join(folder, "a/b.json"), "old");
  replaceFile(join(folder, "a/b.json"), "new");
  expect(readFileSync(join(folder, "a/b.json"), "utf8")).toBe("new");
  mkdirSync(join(folder, "a/c.json/d"), { recursive: true });
  expect(() => replaceFile(join(folder, "a/c.json"), "x")).toThrow();
  expect(readdirSync(join(folder, "a"))).toEqual(["b.json", "c.json"]);
});
