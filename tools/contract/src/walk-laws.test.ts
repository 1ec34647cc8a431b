import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createBcc, type Bcc } from "@yunfan/baiducloud/bcc";
import { AbortError, PaginationError, type ClientEvent } from "@yunfan/client-core";
import { startEmulator, type Emulator } from "@yunfan/emulator";
import { createRoma, type Roma } from "@yunfan/huaweicloud/roma";

// The laws of iteration (docs/pagination.md), over histories of lists that change between their pages.

// Each history is some ten real requests.
vi.setConfig({ testTimeout: 300_000 });
fc.configureGlobal({ numRuns: 50 });

/** What happens to a list after a page has been served. */
interface Step {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

interface History {
  readonly start: readonly string[];
  /** Records a page. */
  readonly size: number;
  readonly steps: readonly Step[];
}

const LETTERS = "abcdefghijklmnopqrst".split("");
const names = fc.uniqueArray(fc.constantFrom(...LETTERS), { maxLength: 10 });
const quiet = fc.constant<Step>({ add: [], remove: [] });
const step = fc.oneof(quiet, fc.record<Step>({ add: names, remove: names }));
const history = fc.record<History>({
  start: names,
  size: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(step, { maxLength: 6 }),
});

let emulator: Emulator;
let roma: Roma;
let bcc: Bcc;
let events: ClientEvent[] = [];
let afterPage: () => void = () => undefined;
const onEvent = (event: ClientEvent) => {
  events.push(event);
  if (event.type === "page") afterPage();
};

beforeAll(async () => {
  emulator = await startEmulator({ seed: { romaInstances: [], reservedInstances: [] }, requestLimit: 1_000_000 });
  const { huaweicloud, baiducloud } = emulator.credentials;
  roma = createRoma({
    endpoint: emulator.endpoints.roma,
    credentials: huaweicloud,
    projectId: huaweicloud.projectId,
    onEvent,
  });
  bcc = createBcc({ endpoint: emulator.endpoints.bcc, credentials: baiducloud, onEvent });
});
afterAll(() => emulator.close());
beforeEach(() => {
  afterPage = () => undefined;
});

/** Each run has ids of its own, so that what an earlier one took out is not put back at its old place. */
let run = 0;

interface List {
  readonly change: (step: Step) => void;
  readonly items: (size: number, options?: { from?: unknown; signal?: AbortSignal }) => AsyncGenerator<string>;
  /** Pages with the cursor of the page after each, if there is one. */
  readonly pages: (size: number) => AsyncGenerator<{ ids: string[]; next: unknown }>;
}

const lists: Record<"offset" | "marker", (prefix: string) => List> = {
  offset: (prefix) => ({
    change({ add, remove }) {
      const { projectId: project_id } = emulator.credentials.huaweicloud;
      const put = add.map((name) => ({ id: prefix + name, project_id, status: "RUNNING" }));
      emulator.change({ romaInstances: { remove: remove.map((name) => prefix + name), put } });
    },
    async *items(limit, { from, signal } = {}) {
      const options = { from: from as number | undefined, signal };
      for await (const { id } of roma.checkRomaInstanceListV2.items({ limit }, options)) yield nameOf(id);
    },
    async *pages(limit) {
      let offset = 0;
      for await (const { instances, total } of roma.checkRomaInstanceListV2.pages({ limit })) {
        offset += instances?.length ?? 0;
        yield { ids: (instances ?? []).map(({ id }) => nameOf(id)), next: offset < (total ?? 0) ? offset : undefined };
      }
    },
  }),
  marker: (prefix) => ({
    change({ add, remove }) {
      const put = add.map((name) => ({ reservedInstanceId: prefix + name }));
      emulator.change({ reservedInstances: { remove: remove.map((name) => prefix + name), put } });
    },
    async *items(maxKeys, { from, signal } = {}) {
      const options = { from: from as string | undefined, signal };
      for await (const { reservedInstanceId: id } of bcc.listReservedInstances.items({ maxKeys }, options))
        yield nameOf(id);
    },
    async *pages(maxKeys) {
      for await (const { reservedInstances, nextMarker } of bcc.listReservedInstances.pages({ maxKeys })) {
        yield {
          ids: (reservedInstances ?? []).map(({ reservedInstanceId: id }) => nameOf(id)),
          next: nextMarker ?? undefined,
        };
      }
    },
  }),
};

const nameOf = (id: string | undefined) => String(id).slice(-1);

/** A list with some records, and no others; what a walk over it leaves is taken away before the next. */
let clear: () => void = () => undefined;
function listOf(style: "offset" | "marker", start: readonly string[]): List {
  clear();
  const list = lists[style](`r${++run}-`);
  list.change({ add: start, remove: [] });
  clear = () => list.change({ add: [], remove: LETTERS });
  events = [];
  made = emulator.requests.length;
  return list;
}

let made = 0;
const requests = () => emulator.requests.length - made;

/** A walk over a list that changes by a history, one step after each page. */
async function walk(style: "offset" | "marker", { start, size, steps }: History) {
  const list = listOf(style, start);
  const left = [...steps];
  afterPage = () => {
    const next = left.shift();
    if (next !== undefined) list.change(next);
  };
  const got: string[] = [];
  let error: unknown;
  try {
    for await (const name of list.items(size)) got.push(name);
  } catch (thrown) {
    error = thrown;
  }
  afterPage = () => undefined;
  const done = steps.slice(0, steps.length - left.length);
  const survivors = start.filter((name) => !done.some(({ remove }) => remove.includes(name)));
  return { got, error, survivors };
}

/** How many records a list has after each step. */
function totals({ start, steps }: History): number[] {
  const there = new Set(start);
  return [
    there.size,
    ...steps.map(({ add, remove }) => {
      for (const name of remove) there.delete(name);
      for (const name of add) there.add(name);
      return there.size;
    }),
  ];
}

describe("by marker, whatever happens to the list", () => {
  it("a walk ends well, after no more pages than records can fill", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { error } = await walk("marker", one);
        const puts = one.start.length + one.steps.flatMap(({ add }) => add).length;
        expect(error).toBeUndefined();
        expect(requests()).toBeLessThanOrEqual(puts + 1);
      }),
    );
  });

  it("each record that stays is given at least once", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { got, survivors } = await walk("marker", one);
        expect(survivors.filter((name) => !got.includes(name))).toEqual([]);
      }),
    );
  });
});

describe("by offset, whatever happens to the list", () => {
  it("a walk ends, well or with the offset to go on from", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const { error, got } = await walk("offset", one);
        if (error !== undefined) {
          expect(error).toBeInstanceOf(PaginationError);
          expect((error as PaginationError).cursor).toBe(got.length);
        }
        expect(requests()).toBeLessThanOrEqual(got.length + 1);
      }),
    );
  });
});

describe.each(["offset", "marker"] as const)("by %s", (style) => {
  it("drift is reported for each page whose total differs from that of the page before, and for no other", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        await walk(style, one);
        const expected = totals(one)
          .concat(Array.from({ length: 100 }, () => totals(one).at(-1) ?? 0))
          .slice(0, requests())
          .flatMap((after, i, all) => {
            const before = all[i - 1];
            return before === undefined || before === after ? [] : [{ page: i + 1, before, after }];
          });
        expect(events.filter(({ type }) => type === "drift")).toMatchObject(expected);
        expect(events.filter(({ type }) => type === "drift")).toHaveLength(expected.length);
      }),
    );
  });

  it("a list that does not change is given once, in order", async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 3 }), async (start, size) => {
        const { got, error } = await walk(style, { start, size, steps: [] });
        expect(error).toBeUndefined();
        expect(got).toEqual(start);
      }),
    );
  });

  it("a walk taken up with `from` goes on exactly where the other ended", async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 3 }), fc.nat({ max: 4 }), async (start, size, after) => {
        const list = listOf(style, start);
        const got: string[] = [];
        let from: unknown;
        let pages = 0;
        for await (const { ids, next } of list.pages(size)) {
          got.push(...ids);
          from = next;
          if (pages++ === after) break;
        }
        if (from !== undefined) for await (const name of list.items(size, { from })) got.push(name);
        expect(got).toEqual(start);
      }),
    );
  });

  it("nothing more is asked for once a loop is left or aborted", async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.integer({ min: 1, max: 3 }),
        fc.nat({ max: 9 }),
        fc.boolean(),
        async (start, size, stopAt, abort) => {
          const list = listOf(style, start);
          const controller = new AbortController();
          const got: string[] = [];
          let error: unknown;
          try {
            for await (const name of list.items(size, { signal: controller.signal })) {
              got.push(name);
              if (got.length <= stopAt) continue;
              if (!abort) break;
              controller.abort();
            }
          } catch (thrown) {
            error = thrown;
          }
          // An abort ends the next request; what the page at hand still holds is given.
          const onPage = Math.ceil((stopAt + 1) / size);
          const left = stopAt < start.length;
          expect(got).toEqual(start.slice(0, left ? (abort ? onPage * size : stopAt + 1) : start.length));
          expect(requests()).toBe(left ? onPage : Math.max(1, Math.ceil(start.length / size)));
          if (left && abort && start.length > onPage * size) expect(error).toBeInstanceOf(AbortError);
          else expect(error).toBeUndefined();
        },
      ),
    );
  });
});
