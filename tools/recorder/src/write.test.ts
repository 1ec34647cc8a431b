import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesIn, ownFolder } from "./testing.js";
import { FileExists, writeWhole } from "./write.js";

it("a file is written whole, below folders that are made for it", () => {
  const folder = ownFolder();
  writeWhole(join(folder, "a/b/x.json"), "text", { force: false });
  expect(readFileSync(join(folder, "a/b/x.json"), "utf8")).toBe("text");
  expect(filesIn(join(folder, "a/b"))).toEqual(["x.json"]);
});

it("what is there stays as it is, unless force is said", () => {
  const file = join(ownFolder(), "x.json");
  writeFileSync(file, "mine");
  expect(() => writeWhole(file, "text", { force: false })).toThrow(FileExists);
  expect(readFileSync(file, "utf8")).toBe("mine");
  writeWhole(file, "text", { force: true });
  expect(readFileSync(file, "utf8")).toBe("text");
});

it("nothing is left of a write that fails", () => {
  const folder = ownFolder();
  // A folder cannot be renamed over.
  writeWhole(join(folder, "taken/inner.json"), "text", { force: false });
  expect(() => writeWhole(join(folder, "taken"), "text", { force: true })).toThrow(/EISDIR|ENOTEMPTY|EEXIST|directory/);
  expect(filesIn(folder)).toEqual(["taken"]);
});
