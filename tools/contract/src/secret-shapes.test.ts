import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./root.js";
import { secretShapes } from "./secret-shapes.js";

// Nothing that is committed may look like a secret, whoever wrote it: hand, recorder or generator.

/** Files of hashes that others made. */
const skipped = new Set(["pnpm-lock.yaml"]);

const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => file !== "" && !skipped.has(file));

it("no committed file holds what looks like a secret", () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    secretShapes(readFileSync(join(root, file), "utf8")).map((shape) => ({ file, ...shape })),
  );
  expect(found).toEqual([]);
});

// Made as the tests run, so that this file is not what it looks for.
const digest = (text: string) => createHash("sha256").update(text);
const word = (length: number, alphabet: string) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL = CAPITALS.toLowerCase();

describe("what looks like a secret", () => {
  it.each([
    ["a private key", `-----BEGIN ${word(3, CAPITALS)} PRIVATE KEY-----`],
    ["a Huawei Cloud access key id", `AK = ${word(10, CAPITALS)}${word(10, "0123456789")}`],
    ["a Huawei Cloud secret access key", `"${word(15, CAPITALS)}${word(15, SMALL)}${word(10, "0123456789")}"`],
    ["an IAM token", `X-Subject-Token: MII${word(120, CAPITALS + SMALL)}`],
    ["a Baidu AI Cloud access key id", `ALTAK${word(21, SMALL)}`],
    ["a secret by its name", `"secretAccessKey": "${digest("x").digest("hex").slice(0, 32)}"`],
    ["a secret by its name", `session_token: '${digest("x").digest("base64url").slice(0, 41)}'`],
    ["a JSON web token", `eyJ${word(20, SMALL)}.${word(30, SMALL)}.${word(20, SMALL)}`],
    ["a key of another service", `AKIA${word(16, CAPITALS)}`],
  ])("is %s", (rule, text) => {
    expect(secretShapes(`first line\n${text}\n`)).toContainEqual({
      rule,
      line: 2,
      start: expect.stringMatching(/^.{4}\.\.\.$/s) as string,
    });
  });

  it.each([
    ["a commit id", digest("x").digest("hex").slice(0, 40)],
    ["a project id", `"project_id": "${digest("x").digest("hex").slice(0, 32)}"`],
    ["a made-up key", `"secretAccessKey": "EXAMPLE${word(33, SMALL)}"`],
    ["a sentence", "The token is 40 characters long and the password is not given"],
  ])("is not %s", (_, text) => {
    expect(secretShapes(text)).toEqual([]);
  });
});
