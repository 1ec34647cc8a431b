import { describe, expect, it } from "vitest";
import { named, readArguments, UsageError } from "./arguments.js";
import { operationsOf, type Recordable } from "./catalogue.js";

const roma = ["huaweicloud", "roma.CheckRomaInstanceListV2"];

describe("arguments", () => {
  it.each([
    ["no operation", ["huaweicloud"], "give a provider and an operation; --help tells more"],
    ["another provider", ["aws", "X"], "there is no provider aws; there are huaweicloud, baiducloud"],
    [
      "another operation",
      ["baiducloud", "X"],
      `baiducloud has no operation X; it has ${operationsOf("baiducloud")
        .map(({ operation }) => operation.id)
        .join(", ")}`,
    ],
    [
      "a region that makes no sense",
      ["baiducloud", "AssumeRole", "--region", "bj"],
      "--region: sts has one endpoint for all regions; leave it out",
    ],
    ["broken input", [...roma, "--input", '{"password":"hunter2'], "--input: is no JSON"],
    ["input that is no object", [...roma, "--input", "[]"], '--input: must be a JSON object, such as {"limit":5}'],
    ["no input file", [...roma, "--input", "@/nowhere"], "--input: cannot be read (ENOENT)"],
    [
      "plain http",
      [...roma, "--endpoint", "http://roma.cn-north-4.myhuaweicloud.com"],
      "--endpoint: must be an https:// address",
    ],
    [
      "a foreign host",
      [...roma, "--endpoint", "https://roma.example.com"],
      "--endpoint: must be below myhuaweicloud.com; a recording of another host proves nothing",
    ],
  ])("are unusable with %s", (_, args, problem) => {
    expect(() => readArguments(args)).toThrow(new UsageError(problem));
  });

  it("say what to call and what with", () => {
    const given = readArguments([...roma, "--endpoint", "https://roma.x.myhuaweicloud.com", "--input", '{"limit":5}']);
    expect(given).toMatchObject({
      recordable: { service: "roma", version: "v2", operation: { id: "CheckRomaInstanceListV2" } },
      input: { limit: 5 },
      endpoint: "https://roma.x.myhuaweicloud.com",
      force: false,
    });
  });
});

describe("an operation's name", () => {
  const [first, ...others] = operationsOf("huaweicloud").filter(({ service }) => service === "roma");
  const both = [first, ...others, { ...first, service: "dcs" }] as Recordable[];

  it("is enough where one service has it", () => {
    expect(named("CheckRomaInstanceListV2", "huaweicloud", [first] as Recordable[])).toBe(first);
  });

  it("takes the service's where several have it", () => {
    expect(() => named("CheckRomaInstanceListV2", "huaweicloud", both)).toThrow(
      "huaweicloud has several operations CheckRomaInstanceListV2; say roma.CheckRomaInstanceListV2 or dcs.CheckRomaInstanceListV2",
    );
    expect(named("dcs.CheckRomaInstanceListV2", "huaweicloud", both).service).toBe("dcs");
    expect(() => named("iam.CheckRomaInstanceListV2", "huaweicloud", both)).toThrow("has no operation iam.CheckRoma");
  });
});
