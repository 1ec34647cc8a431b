import { describe, expect, it, vi } from "vitest";
import { generatedOf, romaSpec, root, workspace } from "./testing.js";

// Each test generates whole packages, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

describe("the call of an operation", () => {
  it("takes no input where none is required, or the client finds it", async () => {
    const roma = await generatedOf(root, "huaweicloud", "roma");
    expect(roma?.files.get("client.ts")).toMatch(/checkRomaInstanceListV2: OptionalInputPagedCall<\s+CheckRoma/);
    const sts = await generatedOf(root, "baiducloud", "sts");
    expect(sts?.files.get("client.ts")).toContain("getSessionToken: OptionalInputCall<GetSessionTokenInput,");
  });

  it("takes an input where one is required, of lists too", async () => {
    const sts = await generatedOf(root, "baiducloud", "sts");
    expect(sts?.files.get("client.ts")).toContain("assumeRole: OperationCall<AssumeRoleInput,");
    const copy = workspace(romaSpec, (text) => text.replace(/ *x-client-default: project-id\n/, ""));
    const roma = await generatedOf(copy, "huaweicloud", "roma");
    expect(roma?.files.get("client.ts")).toMatch(/checkRomaInstanceListV2: PagedCall<\s+CheckRoma/);
    expect(roma?.files.get("client.ts")).toContain('import type { PagedCall } from "@yunfan/client-core";');
  });
});
