import * as fc from "fast-check";
import { expect, it } from "vitest";
import { callHuawei, instancesOf, json, start } from "../../test/client.js";
import type { SeedRomaInstance } from "../index.js";
import { documents } from "../service.js";

interface Page {
  readonly total: number;
  readonly size: number;
  readonly instances: readonly SeedRomaInstance[];
}

const listed = documents.roma.paths["/v2/{project_id}/instances"]?.["get"]?.parameters ?? [];
const states = listed.find(({ name }) => name === "status")?.schema as { readonly enum: readonly string[] };
const status = fc.constantFrom(...states.enum);

it("answers any state and page over any instances as a plain reading of them does", async () => {
  const { credentials } = await start({ services: ["iam"] });
  const own = credentials.huaweicloud.projectId;
  const instances = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 400 }).map(String),
      project_id: fc.constantFrom(own, own, "another-project-id"),
      status,
    }),
    { selector: ({ id }) => id, maxLength: 60 },
  );
  const query = fc.record(
    { status, offset: fc.integer({ min: 0, max: 100 }), limit: fc.integer({ min: 0, max: 100 }) },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(instances, fc.array(query, { minLength: 1, maxLength: 5 }), async (list, queries) => {
      const emulator = await start({ services: ["roma"], seed: { romaInstances: list } });
      for (const { status: wanted, offset = 0, limit = 10 } of queries) {
        const sent = new URLSearchParams(
          Object.entries({ status: wanted, offset, limit }).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, String(value)]],
          ),
        ).toString();
        const expected = list.filter((one) => one.project_id === own && (wanted ?? one.status) === one.status);
        const page = expected.slice(offset, offset + limit);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const answer = await json<Page>(callHuawei(emulator, "roma", `${instancesOf(emulator)}?${sent}`));
        expect(answer).toEqual({ total: expected.length, size: page.length, instances: page });
      }
      await emulator.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);

it("tries every query that the spec documents", () => {
  expect(listed.filter((one) => one.in === "query").map(({ name }) => name)).toEqual(["status", "offset", "limit"]);
});
