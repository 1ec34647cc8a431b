import { inspect } from "node:util";
import { expect, it } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { service } from "../../test/shop.js";
import { conceal } from "./conceal.js";
import { createServiceClient, UnexpectedResponseError, type OptionalInputCall } from "../index.js";

interface Key {
  readonly id?: string;
  readonly secret?: string;
}

const makeKey = {
  id: "MakeKey",
  method: "POST",
  path: "/v1/key",
  readsOnly: false,
  signed: false,
  success: 200,
  input: {},
  fixedQuery: { make: "" },
  secretOutput: ["/secret"],
} as const;

async function shop(status: number, body: string, events: unknown[] = []) {
  const { endpoint } = await loopback(answer(status, body, { "X-Request-Id": "r-1" }));
  return createServiceClient<{ makeKey: OptionalInputCall<object, Key, object> }>(
    service,
    { makeKey },
    { endpoint, authenticate: () => ({ headers: {}, secrets: [] }), onEvent: (event) => events.push(event) },
  );
}

const shown = (value: unknown) =>
  inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value) + inspect({ ...(value as object) });

it("gives the secrets of an answer by name, and shows them nowhere", async () => {
  const events: unknown[] = [];
  const client = await shop(200, '{"id":"k-1","secret":"s3cret-value"}', events);
  const call = client.makeKey();
  const key = await call;
  expect([key.id, key.secret]).toEqual(["k-1", "s3cret-value"]);
  const full = await call.withResponse();
  expect(full.response.text).toContain("s3cret-value");
  const safe = await call.safe();
  for (const value of [key, full, full.response, safe, events]) {
    expect(shown(value)).not.toContain("s3cret-value");
  }
  expect(shown(key)).toContain("k-1");
});

it.each([
  ["cut short", 200, '{"id":"k-1","secret":"s3cret-value"'],
  ["of another status", 201, '{"id":"k-1","secret":"s3cret-value"}'],
  ["in a list", 200, '[{"secret":"s3cret-value"}]'],
])("keeps no excerpt of an answer %s", async (_, status, body) => {
  const client = await shop(status, body);
  const result = await client.makeKey().safe();
  const error = result.ok ? undefined : result.error;
  expect(error).toBeInstanceOf(UnexpectedResponseError);
  expect(error).toMatchObject({ status, excerpt: "" });
  expect(shown(result) + String(error)).not.toContain("s3cret-value");
});

it("still shows the page of a proxy", async () => {
  const page = "<!doctype html><title>Sign in</title>";
  const result = await (await shop(200, page)).makeKey().safe();
  expect(!result.ok && result.error).toMatchObject({ reason: "html", excerpt: page });
});

it("hides what stands further inside, in lists and maps too, and passes over what is not there", () => {
  const keys = { key: { id: "k", secret: "s3cret-1" }, list: [{ pin: "s3cret-2" }, null, 7], map: { a: "s3cret-3" } };
  conceal(keys, ["/key/secret", "/list/*/pin", "/map/*", "/none/at/all", "/key/id/deep", ""]);
  expect(shown(keys)).not.toContain("s3cret");
  expect(shown(keys)).toContain("'k'");
  expect([keys.key.secret, (keys.list[0] as { pin: string }).pin, keys.map.a]).toEqual([
    "s3cret-1",
    "s3cret-2",
    "s3cret-3",
  ]);
});
