import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLoopback } from "../../test/loopback.js";
import { createShop, type ShopClient } from "../../test/shop.js";
import type { ClientEvent } from "../index.js";

// The laws of iteration, over histories of a list that changes between its pages. The service is a model behind a real
// socket: records have ascending keys, markers are keys, offsets count from 0.

/** What happens to the list before a page is served: keys to add and to remove. */
type Change = { readonly add: readonly number[]; readonly remove: readonly number[] };

const keys = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
const change = fc.record({ add: keys, remove: keys });
const quiet = fc.constant<Change>({ add: [], remove: [] });
const history = fc.record({
  start: keys,
  size: fc.integer({ min: 1, max: 3 }),
  changes: fc.array(fc.oneof(quiet, change), { maxLength: 6 }),
});

let model = { list: new Set<number>(), changes: [] as Change[], size: 1, requests: 0 };
let shop: ShopClient;
let events: ClientEvent[] = [];
let stop: () => Promise<void>;

beforeAll(async () => {
  const { endpoint, close } = await startLoopback((request, response) => {
    model.requests++;
    const next = model.requests > 1 ? model.changes.shift() : undefined;
    for (const key of next?.add ?? []) model.list.add(key);
    for (const key of next?.remove ?? []) model.list.delete(key);
    const sorted = [...model.list].sort((a, b) => a - b);
    const url = new URL(request.url ?? "", "http://x");
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const marker = url.searchParams.get("marker");
    const rest =
      url.pathname === "/v1/offset"
        ? sorted.slice(offset)
        : sorted.filter((key) => marker === null || key >= Number(marker));
    const things = rest.slice(0, model.size).map((id) => ({ id }));
    const following = rest[model.size];
    const more = following !== undefined;
    response.end(JSON.stringify({ total: sorted.length, things, more, ...(more ? { next: String(following) } : {}) }));
  });
  stop = close;
  shop = createShop(endpoint, { onEvent: (event) => events.push(event) });
});

afterAll(() => stop());

async function walk(
  style: "offset" | "marker",
  { start, size, changes }: { start: number[]; size: number; changes: Change[] },
) {
  model = { list: new Set(start), changes: [...changes], size, requests: 0 };
  events = [];
  // Survivors were there before the first page and after each change.
  const survivors = start.filter((key) => !changes.some(({ remove }) => remove.includes(key)));
  const got: number[] = [];
  let error: unknown;
  const options = { maxPages: 200 };
  const items =
    style === "offset" ? shop.listByOffset.items({ limit: size }, options) : shop.listByMarker.items({}, options);
  try {
    for await (const { id } of items) got.push(id);
  } catch (thrown) {
    error = thrown;
  }
  return { got, error, survivors, requests: model.requests };
}

describe("walks by marker", () => {
  it("end, without an error, after no more pages than records can fill", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { error, requests } = await walk("marker", one);
        const ever = new Set([...one.start, ...one.changes.flatMap(({ add }) => add)]).size;
        expect(error).toBeUndefined();
        expect(requests).toBeLessThanOrEqual(ever + one.changes.length + 1);
      }),
    );
  });

  it("give every record that stays at least once, and in order", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { got, survivors } = await walk("marker", one);
        expect(survivors.filter((key) => !got.includes(key))).toEqual([]);
        expect(got).toEqual([...got].sort((a, b) => a - b));
      }),
    );
  });
});

describe.each(["offset", "marker"] as const)("walks by %s over a list that does not change", (style) => {
  it("give each record once, in order", async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.integer({ min: 1, max: 3 }), async (start, size) => {
        // The shop's offsets end at 6: what lies beyond is another test's matter.
        const reachable = style === "offset" ? start.slice(0, 7) : start;
        const { got, error } = await walk(style, { start: reachable, size, changes: [] });
        expect(error).toBeUndefined();
        expect(got).toEqual([...reachable].sort((a, b) => a - b));
        expect(events.filter(({ type }) => type === "drift")).toEqual([]);
      }),
    );
  });

  it("taken up again go on exactly where they ended", async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.nat({ max: 4 }), async (start, pages) => {
        const reachable = style === "offset" ? start.slice(0, 7) : start;
        model = { list: new Set(reachable), changes: [], size: 2, requests: 0 };
        const { listByOffset, listByMarker } = shop;
        const first = style === "offset" ? listByOffset.pages({ limit: 2 }) : listByMarker.pages();
        const got: number[] = [];
        let cursor: { next?: string; offset: number } = { offset: 0 };
        let count = 0;
        for await (const page of first) {
          got.push(...(page.things ?? []).map(({ id }) => id));
          cursor = { ...(page as { next?: string }), offset: got.length };
          if (count++ >= pages) break;
        }
        const ended = style === "offset" ? got.length >= reachable.length : cursor.next === undefined;
        const rest = ended
          ? []
          : style === "offset"
            ? (await listByOffset.collect({ limit: 2 }, { from: cursor.offset })).items
            : (await listByMarker.collect({}, { from: cursor.next })).items;
        expect([...got, ...rest.map(({ id }) => id)]).toEqual([...reachable].sort((a, b) => a - b));
      }),
    );
  });
});

describe("walks by offset over a list that changes", () => {
  it("end, and report when the total moved", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { error, requests } = await walk("offset", one);
        if (error !== undefined) expect(error).toMatchObject({ kind: "pagination" });
        expect(requests).toBeLessThanOrEqual(60 + 2);
        const drifts = events.filter(({ type }) => type === "drift");
        const pages = events.filter(({ type }) => type === "page").length;
        expect(drifts.length).toBeLessThan(Math.max(pages, 1));
      }),
    );
  });

  it("report drift exactly where the total differs from the page before", async () => {
    await walk("offset", {
      start: [1, 2, 3, 4, 5],
      size: 2,
      changes: [
        { add: [], remove: [1] },
        { add: [], remove: [] },
      ],
    });
    expect(events.filter(({ type }) => type === "drift")).toEqual([
      { type: "drift", operation: "ListByOffset", page: 2, before: 5, after: 4 },
    ]);
  });
});
