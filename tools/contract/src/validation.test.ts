import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { validation as bccValidation } from "@yunfan/baiducloud/bcc/validation";
import type { ClientEvent, ResponseValidation } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createIam, iamPasswordToken } from "@yunfan/huaweicloud/iam";
import { validation as iamValidation } from "@yunfan/huaweicloud/iam/validation";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { validation as romaValidation } from "@yunfan/huaweicloud/roma/validation";
import { mutantsOf } from "./mutate.js";
import { allRecordings } from "./recording.js";
import { allServices } from "./services.js";
import { Spec } from "./spec.js";

// Every service that has a spec has an entry that validates: without it, the import fails.
const validations: Record<string, ResponseValidation> = {};
for (const { provider, service } of allServices()) {
  // oxlint-disable-next-line no-await-in-loop -- modules, once each
  const entry = (await import(`@yunfan/${provider}/${service}/validation`)) as { validation: () => ResponseValidation };
  validations[`${provider}/${service}`] = entry.validation();
}

describe.each(allRecordings())("$file", ({ provider, service, recording: { operation, response } }) => {
  const spec = new Spec(provider, service);
  const validation = validations[`${provider}/${service}`];
  const pointers = (body: unknown) =>
    validation?.check(operation, response.status, body).map((problem) => problem.pointer);
  const pointer = spec.operation(operation).responses.get(response.status) ?? "";
  const mutants = mutantsOf(spec.document, pointer, response.body);

  it("passes", () => {
    expect(pointers(response.body)).toEqual([]);
  });

  it("fails at the very field that breaks its type, and only then", () => {
    // Where the spec allows one of several shapes, what breaks one may still be another, with fields more.
    const isOneShape = (spec.at(pointer) as { anyOf?: unknown }).anyOf === undefined;
    if (isOneShape) expect(mutants.filter(({ breaks }) => breaks !== undefined).length).toBeGreaterThan(5);
    expect(mutants.filter(({ breaks }) => breaks === undefined).length).toBeGreaterThan(1);
    const wrong = mutants.filter(({ body, breaks }) => String(pointers(body)) !== (breaks ?? ""));
    expect(wrong.map(({ name, body, breaks }) => [name, breaks, pointers(body)])).toEqual([]);
  });
});

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** A client's events, and the validation that makes some of them. */
function watched<V>(validation: V) {
  const events: ClientEvent[] = [];
  const invalid = () => events.flatMap((event) => (event.type === "invalid-response" ? [event] : []));
  return { validation, onEvent: (event: ClientEvent) => events.push(event), invalid };
}

const place = () => ({ region: "cn-north-4", endpoint: emulator.endpoints.roma, iamEndpoint: emulator.endpoints.iam });
const keys = () => ({ credentials: emulator.credentials.huaweicloud });

describe("a client with validation", () => {
  it("finds nothing amiss in whole walks over both clouds, nor in a token", async () => {
    const { domainName, userName, password } = emulator.credentials.huaweicloud;
    const token = watched(iamValidation({ level: "throw" }));
    const user = { region: "cn-north-4", endpoint: emulator.endpoints.iam, domainName, userName, password };
    const roma = watched(romaValidation({ level: "throw" }));
    const client = createRoma({ ...place(), credentials: iamPasswordToken({ ...user, ...token }), ...roma });
    expect((await client.checkRomaInstanceListV2.collect({ limit: 5 })).items.length).toBeGreaterThan(5);

    const bcc = watched(bccValidation({ level: "throw" }));
    const { baiducloud } = emulator.credentials;
    const other = createBcc({ endpoint: emulator.endpoints.bcc, credentials: baiducloud, ...bcc });
    expect((await other.listReservedInstances.collect({ maxKeys: 7 })).items.length).toBeGreaterThan(7);
    expect([token, roma, bcc].flatMap(({ invalid }) => invalid())).toEqual([]);
  });

  it("throws, warns or looks away, as with() says", async () => {
    const body = JSON.stringify({ total: "1", instances: [{ id: null, status: "NEW", new: { deep: [] } }] });
    const next = () => emulator.answerNext("CheckRomaInstanceListV2", { status: 200, body });
    const { onEvent, invalid } = watched(undefined);
    const strict = createRoma({ ...place(), ...keys(), onEvent, validation: romaValidation({ level: "throw" }) });
    const problems = [
      { pointer: "/total", expected: "integer", found: "string" },
      { pointer: "/instances/0/id", expected: "string", found: "null" },
    ];
    next();
    const result = await strict.checkRomaInstanceListV2().safe();
    expect(!result.ok && result.error).toMatchObject({ kind: "unexpected-response", reason: "invalid", problems });
    expect(invalid()).toMatchObject([{ operation: "CheckRomaInstanceListV2", status: 200, problems }]);

    next();
    const warned = await strict.with({ validation: romaValidation() }).checkRomaInstanceListV2();
    expect(warned).toEqual(JSON.parse(body));
    expect(invalid()).toHaveLength(2);
    for (const validation of [romaValidation({ level: "off" }), undefined]) {
      next();
      await strict.with({ validation }).checkRomaInstanceListV2();
    }
    expect(invalid()).toHaveLength(2);
  });

  it("looks its project up without taking its own validation to IAM", async () => {
    const { validation, onEvent, invalid } = watched(romaValidation({ level: "throw" }));
    const { accessKeyId, secretAccessKey } = emulator.credentials.huaweicloud;
    const roma = createRoma({ ...place(), credentials: { accessKeyId, secretAccessKey }, validation, onEvent });
    const before = emulator.requests.length;
    expect((await roma.checkRomaInstanceListV2()).total).toBeGreaterThan(0);
    expect(emulator.requests.slice(before).map(({ target }) => target.split("?")[0])).toContain("/v3/projects");
    expect(invalid()).toEqual([]);
  });

  it("takes none that is made for another service", () => {
    expect(() => createRoma({ ...place(), ...keys(), validation: iamValidation() })).toThrow(
      'validation: is made for "IAM", this client is of "ROMA"; import its own',
    );
    expect(createIam({ endpoint: emulator.endpoints.iam, validation: iamValidation() })).toBeDefined();
  });
});
