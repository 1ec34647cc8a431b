import { describe, expect, it } from "vitest";
import { CredentialsError } from "../errors.js";
import { fromContainer } from "../huaweicloud/container.js";
import { fromEcsMetadata } from "../huaweicloud/ecs-metadata.js";

describe("the time limit of a source", () => {
  const sources: [string, (timeoutMs: number) => unknown][] = [
    ["ECS metadata", (timeoutMs) => fromEcsMetadata({ timeoutMs })],
    ["container", (timeoutMs) => fromContainer({ timeoutMs })],
  ];
  const wrong = [0, -1, Number.NaN, Infinity, 2 ** 31, "50" as unknown as number];

  it.each(sources.flatMap(([name, make]) => wrong.map((ms) => [name, ms, make] as const)))(
    "of %s is not %s, told at once",
    (_, ms, make) => {
      expect(() => make(ms)).toThrow(CredentialsError);
      expect(() => make(ms)).toThrow(`timeoutMs is ${ms}; pass milliseconds above 0 and below 2^31`);
    },
  );

  it.each(sources)("of %s may be any other", (_, make) => {
    for (const ms of [1, 0.5, 2 ** 31 - 1]) expect(() => make(ms)).not.toThrow();
  });
});
