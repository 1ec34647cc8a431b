import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { causesAt, documented, specs, type Cause } from "./causes.js";
import { coverageLine, sampledBy } from "./coverage.js";
import { allRecordings } from "./recording.js";

// Every documented status of every operation: recorded, answered by the emulator, and met by the client over a real socket.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

it("the documented statuses are these", () => {
  const table: Record<string, number[]> = {};
  for (const { id, status } of documented) (table[id] ??= []).push(status);
  expect(table).toEqual({
    KeystoneCreateUserTokenByPassword: [201, 400, 401, 403, 404, 500, 503],
    KeystoneListProjects: [200, 400, 401, 403, 404, 500, 503],
    CreateTemporaryAccessKeyByToken: [201, 400, 401, 403, 500],
    CreateTemporaryAccessKeyByAgency: [201, 400, 401, 403, 500],
    CheckRomaInstanceListV2: [200, 400, 401, 403, 404, 429, 500],
    ListReservedInstances: [200, 400, 403, 404, 500],
    GetSessionToken: [200, 400, 403, 404, 500],
    AssumeRole: [200, 400, 403, 404, 500],
  });
});

const recordings = allRecordings();
const EMULATOR: Readonly<Record<Cause["kind"], string>> = {
  served: "served",
  caused: "caused",
  scripted: "by script",
};
/** What was met: a status that was not has no entry. */
const met = new Map<string, { emulator: string; client: string }>();

describe.each(documented)("$id $status", ({ service, id, status, pointer }) => {
  it("is recorded", () => {
    expect(
      sampledBy(recordings, { service, id, status }),
      `${id} ${status} has no recording; run pnpm record:emulator`,
    ).not.toBe("");
  });

  it("reaches the caller as documented", async () => {
    const cause = causesAt(emulator)({ service, id, status });
    const result = await cause.call();
    expect(emulator.requests.at(-1)).toMatchObject({ service, operation: id, status });
    if (result.ok) {
      expect(status).toBeLessThan(300);
      expect(result.response.status).toBe(status);
      expect(result.requestId).toMatch(/^[\w-]{16,}$/);
      expect(specs[service].problems(pointer, result.data)).toEqual([]);
      met.set(`${id} ${status}`, { emulator: EMULATOR[cause.kind], client: "data" });
      return;
    }
    const { error } = result;
    if (error.kind !== "api") throw error;
    expect(error).toMatchObject({ operation: id, status, attempts: 1 });
    expect(error.code).toBeTruthy();
    expect(error.requestId).toMatch(/^[\w-]{16,}$/);
    expect(error.message).toMatch(new RegExp(`^${id}: ${status} \\S+: ".+"(; [^"]+)? \\(request id \\S+\\)$`));
    expect(specs[service].problems(pointer, error.body)).toEqual([]);
    met.set(`${id} ${status}`, { emulator: EMULATOR[cause.kind], client: `\`ApiError\`, code \`${error.code}\`` });
  });
});

it("docs/coverage.md has a row for each documented status, and no row has a hole", async () => {
  const rows = documented.map(({ service, id, status }) => ({
    id,
    status,
    recording: sampledBy(recordings, { service, id, status }),
    ...(met.get(`${id} ${status}`) ?? { emulator: "", client: "" }),
  }));
  console.log(coverageLine(rows));
  const holes = rows.flatMap(({ id, status, ...cells }) =>
    Object.entries(cells).flatMap(([column, cell]) => (cell === "" ? [`${id} ${status}: ${column}`] : [])),
  );
  expect(holes, "holes of the coverage table").toEqual([]);
  const lines = rows.map(
    ({ id, status, recording, emulator: answers, client }) =>
      `| \`${id}\` | ${status} | ${recording} | ${answers} | ${client} |`,
  );
  const text = `# What is covered

Each status that the vendors document, of each operation of the services that the emulator models: where its recording comes from, how the emulator comes to answer
it, and what a caller of the client gets. Made by \`tools/contract\`; \`npm test\` fails when a cell is empty, or a row changes.

- Recording: *vendor*, a sample of the vendor's documents; *live*, a call to the cloud; *emulator*, what this project's emulator
  answers, where the vendor prints nothing. The last proves that spec, emulator, types and client agree, and nothing about the
  vendor. \`pnpm record:emulator\` makes them anew; \`npm test\` fails when one is not what the emulator answers now.
- Emulator: *served*, the answer to a good call; *caused* by what a caller does, such as a wrong key; *by script*, with
  \`failNext\`, what no caller can cause or the client does not let leave.

${coverageLine(rows)}

| operation | status | recording | emulator | client |
| --- | --- | --- | --- | --- |
${lines.join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../../../docs/coverage.md");
});

describe("a hole", () => {
  it("is a status without a recording", () => {
    const role = { service: "sts", id: "AssumeRole", status: 404 } as const;
    expect(sampledBy([], role)).toBe("");
    const rest = recordings.filter(({ file }) => !file.includes("assume-role.404"));
    expect(rest.length).toBeLessThan(recordings.length);
    expect(sampledBy(rest, role)).toBe("");
    expect(sampledBy(recordings, role)).toBe("emulator");
  });
});
