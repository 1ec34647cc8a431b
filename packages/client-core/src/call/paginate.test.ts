import { describe, expect, it } from "vitest";
import { loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";
import { PaginationError } from "../index.js";

async function collect<T>(walk: AsyncIterable<T>): Promise<{ got: T[]; error?: unknown }> {
  const got: T[] = [];
  try {
    for await (const one of walk) got.push(one);
  } catch (error) {
    return { got, error };
  }
  return { got };
}

/** A list of `total` things, cut by offset and limit. */
function offsetList(total: number) {
  return loopback((request, response) => {
    const query = new URL(request.url ?? "", "http://x").searchParams;
    const offset = Number(query.get("offset") ?? 0);
    const limit = Number(query.get("limit") ?? 2);
    const things = Array.from({ length: total }, (_, id) => ({ id })).slice(offset, offset + limit);
    response.end(JSON.stringify({ total, things }));
  });
}

/** Pages by script: each is sent as it is. */
function scripted(...pages: object[]) {
  let next = 0;
  return loopback((_, response) => response.end(JSON.stringify(pages[Math.min(next++, pages.length - 1)])));
}

describe("pages by offset", () => {
  it("gives every item once, with the largest page that is documented", async () => {
    const { endpoint, seen } = await offsetList(7);
    const { got, error } = await collect(createShop(endpoint).listByOffset.items());
    expect(error).toBeUndefined();
    expect(got.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(seen.map(({ url }) => url)).toEqual(["0", "3", "6"].map((offset) => `/v1/offset?limit=3&offset=${offset}`));
  });

  it("keeps the caller's page size and takes up a walk where another ended", async () => {
    const { endpoint, seen } = await offsetList(5);
    const { got } = await collect(createShop(endpoint).listByOffset.pages({ limit: 2 }, { from: 2 }));
    expect(got.map(({ things }) => things?.length)).toEqual([2, 1]);
    expect(seen).toHaveLength(2);
  });

  it("begins at the input's offset, and at `from` before that", async () => {
    const { endpoint } = await offsetList(7);
    const { listByOffset } = createShop(endpoint);
    expect((await collect(listByOffset.items({ offset: 5 }))).got).toEqual([{ id: 5 }, { id: 6 }]);
    expect((await collect(listByOffset.items({ offset: 5 }, { from: 6 }))).got).toEqual([{ id: 6 }]);
  });

  it("says which records it cannot reach, after giving all that it can", async () => {
    const { endpoint } = await offsetList(12);
    const { got, error } = await collect(createShop(endpoint).listByOffset.items());
    expect(got).toHaveLength(9);
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ kind: "pagination", cursor: 9 });
    expect(String(error)).toContain(
      "the last 3 of 12 records cannot be reached: the next offset is 9, and 6 is the largest",
    );
  });

  it("ends on an empty page where there is no total", async () => {
    const { endpoint } = await scripted({ things: [{ id: 1 }] }, {});
    expect(await collect(createShop(endpoint).listByOffset.items())).toEqual({ got: [{ id: 1 }] });
  });

  it("says so when a page is empty although the total says that there is more", async () => {
    const { endpoint, seen } = await scripted({ total: 9, things: [{ id: 1 }] }, { total: 9, things: [] });
    const { got, error } = await collect(createShop(endpoint).listByOffset.items());
    expect(got).toHaveLength(1);
    expect(error).toMatchObject({ kind: "pagination", cursor: 1 });
    expect(String(error)).toContain("the page at offset 1 is empty although total is 9");
    expect(seen).toHaveLength(2);
    const none = await offsetList(5);
    expect(String((await collect(createShop(none.endpoint).listByOffset.items({ limit: 0 }))).error)).toContain(
      "limit is 0",
    );
  });

  it("asks for nothing more once the loop is left", async () => {
    const { endpoint, seen } = await offsetList(9);
    for await (const { id } of createShop(endpoint).listByOffset.items()) if (id === 1) break;
    expect(seen).toHaveLength(1);
  });
});

describe("pages by marker", () => {
  it("follows the markers and sends filters with each", async () => {
    const { endpoint, seen } = await scripted(
      { things: [{ id: 1 }], more: true, next: "m/2 " },
      { things: [{ id: 2 }], more: false },
    );
    const { got } = await collect(createShop(endpoint).listByMarker.items({ zone: "z" }));
    expect(got.map(({ id }) => id)).toEqual([1, 2]);
    expect(seen.map(({ url, body }) => url + body)).toEqual([
      '/v1/marker{"zone":"z"}',
      '/v1/marker?marker=m%2F2%20{"zone":"z"}',
    ]);
  });

  const nexts: Record<string, object> = {
    missing: {},
    null: { next: null },
    empty: { next: "" },
    given: { next: "m" },
  };
  const flags: Record<string, object> = {
    missing: {},
    null: { more: null },
    false: { more: false },
    true: { more: true },
  };
  const table = Object.keys(flags).flatMap((flag) => Object.keys(nexts).map((next) => ({ flag, next })));

  it.each(table)("truncation flag $flag, next marker $next", async ({ flag, next }) => {
    const first = { things: [{ id: 1 }], ...flags[flag], ...nexts[next] };
    const { endpoint, seen } = await scripted(first, { things: [{ id: 2 }], more: false });
    const { got, error } = await collect(createShop(endpoint).listByMarker.items());
    // A marker leads on unless the flag says that there is nothing more; without one, only the flag true is an error.
    const goesOn = next === "given" && flag !== "false";
    expect(seen).toHaveLength(goesOn ? 2 : 1);
    expect(got).toHaveLength(goesOn ? 2 : 1);
    if (flag === "true" && next !== "given") {
      expect(String(error)).toContain(
        "ListByMarker: the answer says that more pages follow (more is true) but gives no next",
      );
    } else expect(error).toBeUndefined();
  });

  it("begins at the input's marker, and at `from` before that", async () => {
    const { endpoint, seen } = await scripted({ things: [] });
    const { listByMarker } = createShop(endpoint);
    await collect(listByMarker.items({ marker: "a" }));
    await collect(listByMarker.items({ marker: "a" }, { from: "b" }));
    expect(seen.map(({ url }) => url)).toEqual(["/v1/marker?marker=a", "/v1/marker?marker=b"]);
  });

  it("says so when a marker repeats, at once or after a while", async () => {
    const twice = await scripted({ things: [{ id: 1 }], more: true, next: "a" });
    expect(await collect(createShop(twice.endpoint).listByMarker.items())).toMatchObject({
      error: { kind: "pagination", cursor: "a" },
    });
    expect(twice.seen).toHaveLength(2);
    const circle = await scripted(...["a", "b", "c", "a"].map((next) => ({ things: [{ id: 1 }], more: true, next })));
    const { got, error } = await collect(createShop(circle.endpoint).listByMarker.items());
    expect(got).toHaveLength(4);
    expect(String(error)).toContain("the same next came twice");
  });

  it("also refuses the marker that the walk began with", async () => {
    const { endpoint, seen } = await scripted({ things: [], more: true, next: "start" });
    const { listByMarker } = createShop(endpoint);
    for (const walk of [listByMarker.pages({}, { from: "start" }), listByMarker.pages({ marker: "start" })]) {
      expect(await collect(walk)).toMatchObject({ error: { cursor: "start" } });
    }
    expect(seen).toHaveLength(2);
  });
});

describe("bounds", () => {
  it("items stops after limit, without asking for more pages than it takes", async () => {
    const { endpoint, seen } = await offsetList(9);
    const { got } = await collect(createShop(endpoint).listByOffset.items({ limit: 2 }, { limit: 3 }));
    expect(got).toHaveLength(3);
    expect(seen).toHaveLength(2);
    expect((await collect(createShop(endpoint).listByOffset.items({}, { limit: 0 }))).got).toEqual([]);
    expect(seen).toHaveLength(2);
  });

  it("collect holds at most max items, and says whether there are more", async () => {
    const { endpoint } = await offsetList(7);
    const { listByOffset } = createShop(endpoint);
    expect(await listByOffset.collect({}, { max: 4 })).toMatchObject({ items: { length: 4 }, complete: false });
    expect(await listByOffset.collect({}, { max: 7 })).toMatchObject({ items: { length: 7 }, complete: true });
    expect(await listByOffset.collect()).toMatchObject({ items: { length: 7 }, complete: true });
  });

  it("collect fails over records out of reach only where it was to go there", async () => {
    const { endpoint } = await offsetList(12);
    const { listByOffset } = createShop(endpoint);
    expect(await listByOffset.collect({}, { max: 9 })).toMatchObject({ items: { length: 9 }, complete: false });
    await expect(listByOffset.collect({}, { max: 10 })).rejects.toThrow("the last 3 of 12 records cannot be reached");
  });

  it("are 10,000 pages and 10,000 collected items where the caller sets none", async () => {
    let page = 0;
    const fetch = () =>
      Promise.resolve(new Response(JSON.stringify({ things: [{ id: page }], more: true, next: `m${++page}` })));
    const { listByMarker } = createShop("http://127.0.0.1:1", { fetch });
    expect(await listByMarker.collect()).toMatchObject({ items: { length: 10_000 }, complete: false });
    page = 0;
    expect(String((await collect(listByMarker.pages())).error)).toContain("the list goes on after 10000 pages");
  });

  it("a bound that is no number is refused, since it would bound nothing", async () => {
    const { endpoint, seen } = await offsetList(7);
    const { listByOffset } = createShop(endpoint);
    for (const bad of [NaN, -1, "7" as never]) {
      const refused = /: is (NaN|-1|7), must be a number of 0 or more$/;
      expect(() => listByOffset.pages({}, { maxPages: bad })).toThrow(refused);
      expect(String((await collect(listByOffset.items({}, { limit: bad }))).error)).toMatch(refused);
      await expect(listByOffset.collect({}, { max: bad })).rejects.toThrow(refused);
    }
    expect(seen).toHaveLength(0);
  });

  it("walks take null for no options, as calls do", async () => {
    const { endpoint } = await offsetList(2);
    const { listByOffset } = createShop(endpoint);
    expect((await collect(listByOffset.pages({}, null as never))).got).toHaveLength(1);
    expect((await collect(listByOffset.items({}, null as never))).got).toHaveLength(2);
    expect((await listByOffset.collect({}, null as never)).items).toHaveLength(2);
  });

  it("a list that never ends is given up after maxPages, with the cursor to go on", async () => {
    let page = 0;
    const { endpoint, seen } = await loopback((_, response) =>
      response.end(JSON.stringify({ things: [{ id: page }], more: true, next: `m${++page}` })),
    );
    const { got, error } = await collect(createShop(endpoint).listByMarker.items({}, { maxPages: 3 }));
    expect(got).toHaveLength(3);
    expect(error).toMatchObject({ kind: "pagination", cursor: "m3" });
    expect(String(error)).toContain("the list goes on after 3 pages; raise maxPages");
    expect(seen).toHaveLength(3);
  });

  it("a list of exactly maxPages pages is no list without end", async () => {
    const { endpoint } = await offsetList(6);
    expect((await collect(createShop(endpoint).listByOffset.items({}, { maxPages: 2 }))).error).toBeUndefined();
  });
});
