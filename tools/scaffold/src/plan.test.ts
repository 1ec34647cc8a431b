import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { apply, described, type Plan } from "./plan.js";

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), "plan-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "packages"));
  writeFileSync(join(root, "manifest.json"), "old");
  return root;
}

const everything = (root: string) => readdirSync(root, { recursive: true, encoding: "utf8" }).sort();

const plan: Plan = {
  folders: [
    { path: "specs/cups/v1", files: { "openapi.yaml": "spec", "recordings/a.json": "{}" } },
    { path: "packages/cups", files: { "index.ts": "code" } },
  ],
  files: { "manifest.json": "new", ".changeset/add.md": "text" },
  next: [],
};

it("lays out all of it, and leaves nothing else behind", () => {
  const root = folder();
  expect(described(root, plan)).toEqual([
    "new      specs/cups/v1/openapi.yaml",
    "new      specs/cups/v1/recordings/a.json",
    "new      packages/cups/index.ts",
    "changed  manifest.json",
    "new      .changeset/add.md",
  ]);
  apply(root, plan);
  expect(everything(root).filter((name) => /\./.test(name.slice(1)))).toEqual([
    ".changeset/add.md",
    "manifest.json",
    "packages/cups/index.ts",
    "specs/cups/v1/openapi.yaml",
    "specs/cups/v1/recordings/a.json",
  ]);
  expect(readFileSync(join(root, "manifest.json"), "utf8")).toBe("new");
});

it("lays out nothing when something is in the way, whatever was done before", () => {
  const root = folder();
  // A folder cannot become a file: the very last step fails.
  mkdirSync(join(root, ".changeset/add.md"), { recursive: true });
  const before = everything(root);
  expect(() => apply(root, plan)).toThrow();
  expect(everything(root)).toEqual(before);
  expect(readFileSync(join(root, "manifest.json"), "utf8")).toBe("old");
});

it("refuses a folder that is there", () => {
  const root = folder();
  mkdirSync(join(root, "packages/cups"));
  const before = everything(root);
  expect(() => apply(root, plan)).toThrow("packages/cups is there already; nothing was written");
  expect(everything(root)).toEqual(before);
});
