import { chmodSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { failure } from "../../test/failure.js";
import { folder } from "../../test/folder.js";
import { fromProfile } from "./profile.js";

const plain = "[basic]\nak = AK\nsk = hidden-sk\nsecurity_token = hidden-token\nproject_id = p\ndomain_id = d\n";

describe("Huawei Cloud profile", () => {
  it("is read from the usual place, from the variable's file, or from the file given", async () => {
    const { path, write } = folder();
    write(".huaweicloud/credentials", plain);
    vi.stubEnv("HOME", path);
    vi.stubEnv("USERPROFILE", path);
    const c = await fromProfile()();
    vi.unstubAllEnvs();
    expect([c.accessKeyId, c.secretAccessKey, c.securityToken, c.projectId, c.domainId]).toEqual([
      "AK",
      "hidden-sk",
      "hidden-token",
      "p",
      "d",
    ]);
    expect(JSON.stringify(c)).not.toContain("hidden");
    const other = write("other", "[basic]\nak=OTHER\nsk=hidden-sk\n[global]\nak=GLOBAL\nsk=hidden-sk");
    const env = { HUAWEICLOUD_SDK_CREDENTIALS_FILE: other };
    expect((await fromProfile({ env })()).accessKeyId).toBe("OTHER");
    expect((await fromProfile({ env, section: "global" })()).accessKeyId).toBe("GLOBAL");
    expect((await fromProfile({ file: other, env: {} })()).projectId).toBeUndefined();
  });

  it("is read as people and editors write it", async () => {
    const { write } = folder();
    const text =
      "\uFEFF; a comment\r\n# another\r\nnot an entry, but of no section\r\n\r\n [global] # elsewhere\r\nanything goes\r\n" +
      ' [ basic ] ; here\r\n\tAK : "AK"  ; the id\r\nSk=hidden=sk#;=\r\nproject_id =\r\ndomain_id=# none\r\nother = x y\r\n';
    const c = await fromProfile({ file: write("file", text) })();
    expect([c.accessKeyId, c.secretAccessKey, c.projectId, c.domainId]).toEqual([
      "AK",
      "hidden=sk#;=",
      undefined,
      undefined,
    ]);
    const old = await fromProfile({ file: write("mac", plain.replaceAll("\n", "\r")) })();
    expect(old.accessKeyId).toBe("AK");
  });

  it("is read when called, and the same object while nothing changes", async () => {
    const { write } = folder();
    const provider = fromProfile({ file: write("file", plain) });
    const first = await provider();
    expect(await provider()).toBe(first);
    write("file", plain.replace("AK", "NEW"));
    expect((await provider()).accessKeyId).toBe("NEW");
  });

  it("passes when nothing is set up", async () => {
    const { path, write } = folder();
    vi.stubEnv("HOME", path);
    vi.stubEnv("USERPROFILE", path);
    const missing = await failure(fromProfile({ env: {} }));
    const file = write(".huaweicloud/credentials", "[global]\nak=x\nsk=hidden-sk\n");
    const without = await failure(fromProfile({ env: {} }));
    vi.unstubAllEnvs();
    expect(missing).toMatchObject({ passed: true });
    expect(missing.message).toMatch(`there is no Huawei Cloud profile file ${file}; create it`);
    expect(without).toMatchObject({ passed: true });
    expect(without.message).toBe(`Huawei Cloud profile file ${file} has no section [basic]; add it, with ak and sk`);
  });

  it("stops when what somebody named is missing", async () => {
    const { path, write } = folder();
    for (const options of [{ file: `${path}/none` }, { env: { HUAWEICLOUD_SDK_CREDENTIALS_FILE: `${path}/none` } }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { message, passed } = await failure(fromProfile(options));
      expect(passed).toBe(false);
      expect(message).toMatch(`there is no Huawei Cloud profile file ${path}/none; `);
    }
    const named = await failure(fromProfile({ file: write("file", plain), section: "global" }));
    expect(named).toMatchObject({ passed: false });
    expect((await failure(fromProfile({ file: "" }))).message).toMatch(/^file is blank; /);
  });

  it.each([
    ["[basic\nak=hidden-ak", ":1: the heading does not end in"],
    ["\n[basic]\nak=AK\n", ":2: section [basic] lacks sk; add both keys"],
    ["[basic]\nak=\nidp_id=x", ":1: section [basic] lacks ak and sk; "],
    ["[basic]\nak=AK\nhidden-line\n", ":3: neither a heading, a comment nor an entry; "],
    ["[basic]\nak=AK\nsk=hidden-sk\nAK=hidden-2", ":4: the name is there twice; keep one (the first is in line 2)"],
    [
      "[basic]\nak=AK\nsk=hidden-sk\n[basic]\n",
      ":4: section [basic] is there twice; keep one (the first is in line 1)",
    ],
    ["[basic]\nak=AK\nsk=hidden-1 hidden-2\n", ":3: sk has white space in it; "],
  ])("names file and line of what is wrong, never a value %#", async (text, problem) => {
    const file = folder().write("file", text);
    const { message, passed } = await failure(fromProfile({ file }));
    expect(message).toContain(`${file}${problem}`);
    expect(passed).toBe(false);
  });

  it("stops at a file that cannot be read", async () => {
    const { path, write } = folder();
    const directory = await failure(fromProfile({ file: path }));
    expect(directory.message).toMatch(/cannot be read \(EISDIR\); /);
    expect(directory.passed).toBe(false);
    const file = write("file", plain);
    chmodSync(file, 0o000);
    // Root reads everything.
    if (process.getuid?.() !== 0) {
      expect((await failure(fromProfile({ file }))).message).toMatch(/cannot be read \(EACCES\); /);
    }
  });
});
