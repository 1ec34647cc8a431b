import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "@yunfan/client-core";
import { startEmulator, type Emulator, type OperationId, type ServiceName } from "@yunfan/emulator";
import { leastInput } from "./least-input.js";
import { allServices, credentialsFor, factoryOf } from "./services.js";
import { Spec } from "./spec.js";

// Each operation of each service that has a spec, also of one that was added today: every documented error reaches the
// caller as documented, signed and over a real socket, and so does an answer of those that the emulator serves as documented.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** Their answers depend on what is asked; coverage.test.ts asks what makes sense. */
const modelled = ["iam", "roma", "bcc", "sts"];

type Method = ((input: object) => { safe(): Promise<Result<unknown, object>> }) & { readonly operation?: string };

const cases = allServices().flatMap((one) => {
  const spec = new Spec(one.provider, one.service);
  return spec
    .operations()
    .flatMap((operation) =>
      [...operation.responses]
        .filter(([status]) => status >= 400 || !modelled.includes(one.service))
        .map(([status, pointer]) => ({ ...one, id: operation.id, spec, operation, status, pointer })),
    );
});

describe.each(cases)("$provider $service $id $status", ({ spec, operation, status, pointer, ...one }) => {
  it("reaches the caller as documented", async () => {
    const create = await factoryOf(one);
    const client = create({
      endpoint: emulator.endpoints[one.service as ServiceName],
      credentials: credentialsFor(spec, emulator),
      retry: { maxAttempts: 1 },
    });
    const method = (Object.values(client) as Method[]).find((member) => member.operation === operation.id);
    const input = leastInput(spec, operation);
    if (status >= 400) emulator.failNext(operation.id as OperationId, { status });
    const result = await (method ?? expect.fail(`the client has no ${operation.id}`))(input).safe();
    const error = result.ok ? undefined : result.error;
    if (error !== undefined && error.kind !== "api") throw error;
    expect(emulator.requests.at(-1)).toMatchObject({ service: one.service, operation: operation.id, status });
    if (result.ok) {
      expect(result.response.status).toBe(status);
      expect(spec.problems(pointer, result.data)).toEqual([]);
      return;
    }
    expect(error).toMatchObject({ operation: operation.id, status });
    expect(error?.code).toBeTruthy();
    expect(error?.requestId).toBeTruthy();
    expect(spec.problems(pointer, error?.body)).toEqual([]);
  });
});
