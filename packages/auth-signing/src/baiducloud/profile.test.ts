import { describe, expect, it, vi } from "vitest";
import { failure } from "../../test/failure.js";
import { folder } from "../../test/folder.js";
import { fromProfile } from "./profile.js";

const ak = { name: "main", mode: "AK", access_key_id: "AK", secret_access_key: "hidden-sk", region: "bj" };
const sts = { ...ak, name: "sts", mode: "StsToken", access_key_id: "STS", security_token: "hidden-token" };
const config = JSON.stringify({ current: "main", profiles: [ak, sts] });

describe("Baidu CLI file", () => {
  it("is read from the usual place: the current profile, or the one that is named", async () => {
    const { path, write } = folder();
    write(".bce/config.json", `\uFEFF${config}`);
    vi.stubEnv("HOME", path);
    vi.stubEnv("USERPROFILE", path);
    const current = await fromProfile()();
    const named = await fromProfile({ profile: "sts" })();
    vi.unstubAllEnvs();
    expect([current.accessKeyId, current.secretAccessKey, current.sessionToken]).toEqual([
      "AK",
      "hidden-sk",
      undefined,
    ]);
    expect([named.accessKeyId, named.sessionToken]).toEqual(["STS", "hidden-token"]);
    expect(JSON.stringify(named)).not.toContain("hidden");
  });

  it("falls back to the profile named default, and leaves a token of mode AK alone", async () => {
    const text = JSON.stringify({ profiles: [ak, { ...sts, name: "default", mode: "AK" }] });
    const c = await fromProfile({ file: folder().write("file", text) })();
    expect([c.accessKeyId, c.sessionToken]).toEqual(["STS", undefined]);
  });

  it("is read when called, and the same object while nothing changes", async () => {
    const { write } = folder();
    const provider = fromProfile({ file: write("file", config) });
    const first = await provider();
    expect(await provider()).toBe(first);
    write("file", config.replace('"access_key_id":"AK"', '"access_key_id":"NEW"'));
    expect((await provider()).accessKeyId).toBe("NEW");
  });

  it("passes without a file at the usual place, and without profiles", async () => {
    const { path, write } = folder();
    vi.stubEnv("HOME", path);
    vi.stubEnv("USERPROFILE", path);
    const missing = await failure(fromProfile());
    vi.unstubAllEnvs();
    expect(missing.passed).toBe(true);
    expect(missing.message).toMatch(`there is no Baidu CLI file ${path}/.bce/config.json; `);
    const file = write("empty", "{}");
    expect(await failure(fromProfile({ file }))).toMatchObject({ passed: true });
    expect(await failure(fromProfile({ file, profile: "x" }))).toMatchObject({ passed: false });
    expect(await failure(fromProfile({ file: `${path}/none` }))).toMatchObject({ passed: false });
    expect((await failure(() => fromProfile({ file: "" }))).message).toMatch(/^file is blank; /);
  });

  const one = (profile: object) => JSON.stringify({ current: "main", profiles: [profile] });
  it.each([
    ["[]", "is not a JSON object; "],
    ['{"profiles": {}}', "profiles is not a list of objects; "],
    ['{"profiles": [1]}', "profiles is not a list of objects; "],
    [JSON.stringify({ current: "gone", profiles: [ak] }), 'there is no profile "gone"; '],
    [JSON.stringify({ profiles: [ak] }), 'there is no profile "default"; '],
    [JSON.stringify({ current: "main", profiles: [ak, ak] }), 'profile "main" is there 2 times; keep one'],
    [one({ ...ak, mode: "hidden-mode" }), 'profile "main" has a mode that is not known here; '],
    [one({ ...ak, secret_access_key: "" }), 'profile "main" lacks secret_access_key; '],
    [one({ ...ak, mode: "StsToken" }), 'profile "main" lacks security_token; add what mode StsToken needs'],
    [one({ ...ak, secret_access_key: "hidden-sk\n" }), 'profile "main": secret_access_key is not a text of one word; '],
    [one({ ...ak, access_key_id: 1 }), 'profile "main": access_key_id is not a text of one word; '],
  ])("names file and profile of what is wrong, never a value %#", async (text, problem) => {
    const file = folder().write("file", text);
    const { message, passed } = await failure(fromProfile({ file }));
    expect(message).toContain(`${file}: ${problem}`);
    expect(passed).toBe(false);
  });

  it.each([
    ['{"secret_access_key":\n"hidden-sk"', ":2"],
    ['{"a": 1,\n"secret_access_key": hidden-sk}', ""],
    ['{\n\n"secret_access_key": "hidden-sk" hidden-2}', ":3"],
  ])("says what is not JSON without quoting it %#", async (text, line) => {
    const file = folder().write("file", text);
    const { message } = await failure(fromProfile({ file }));
    expect(message).toContain(file);
    expect(message).toContain(": is not JSON; ");
    // Engines tell the place of some mistakes only, and each of others.
    if (line !== "" && /:\d+: /.test(message)) expect(message).toContain(`${file}${line}: is not JSON`);
  });
});
