import type { CollectOptions, Collected } from "./operation-call.js";
import { PaginationError } from "../errors/usage-errors.js";
import type { EventListener } from "../events/event.js";
import { checkCount } from "../options.js";
import type { MarkerPagination, OffsetPagination, OperationRecord } from "../operation.js";

type Fields = Record<string, unknown>;

/** How one walk is made. */
export interface Walk {
  /** Fetches one page for an input. */
  readonly fetchPage: (input: Fields) => Promise<Fields>;
  readonly emit: EventListener;
  /** The cursor to begin at. */
  readonly from: string | number | undefined;
  readonly maxPages: number;
}

export const MAX_PAGES = 10_000;
const MAX_COLLECTED = 10_000;

/**
 * Walks all pages of a listing operation.
 *
 * @throws {PaginationError} when going on would loop, or records lie beyond what the operation can reach.
 */
export async function* walkPages(
  operation: OperationRecord,
  walk: Walk,
  input: Fields,
): AsyncGenerator<Fields, void, undefined> {
  try {
    yield* walked(operation, walk, input);
  } catch (error) {
    // Each page is a call and tells its own errors; this one is of the walk.
    if (error instanceof PaginationError) {
      const facts = { kind: error.kind, attempts: 0, status: undefined, requestId: undefined };
      walk.emit({ type: "error", operation: operation.id, ...facts });
    }
    throw error;
  }
}

async function* walked(operation: OperationRecord, walk: Walk, input: Fields): AsyncGenerator<Fields, void, undefined> {
  const { pagination, id } = operation;
  if (pagination === undefined) throw new TypeError(`${id} has no pages`);
  const first = withPageSize(operation, input, pagination.limit);
  const pages =
    pagination.style === "offset"
      ? walkByOffset(operation, pagination, walk, first)
      : walkByMarker(operation, pagination, walk, first);
  const { maxPages, emit } = walk;
  let count = 0;
  let before: unknown;
  for await (const { page, next } of pages) {
    count++;
    emit({ type: "page", operation: id, page: count, items: itemsOf(operation, page).length });
    const total = pagination.total === undefined ? undefined : page[pagination.total];
    if (typeof before === "number" && typeof total === "number" && before !== total) {
      emit({ type: "drift", operation: id, page: count, before, after: total });
    }
    before = total;
    yield page;
    if (next !== undefined && count >= maxPages) {
      throw new PaginationError(
        id,
        `the list goes on after ${count} pages; raise maxPages if it really is as long`,
        next,
      );
    }
  }
}

/** All items of a walk in one array, `max` at most. */
export async function collect(
  operation: OperationRecord,
  pages: (input: Fields | undefined, options: CollectOptions) => AsyncIterable<Fields>,
  input: Fields | undefined,
  { max = MAX_COLLECTED, ...options }: CollectOptions,
): Promise<Collected<unknown>> {
  checkCount("max", max);
  const items: unknown[] = [];
  try {
    for await (const page of pages(input, options)) {
      for (const item of itemsOf(operation, page)) {
        if (items.length >= max) return { items, complete: false };
        items.push(item);
      }
    }
  } catch (error) {
    // Beyond `max` nobody wanted to go, so what lies there need not be within reach.
    if (error instanceof PaginationError && items.length >= max) return { items, complete: false };
    throw error;
  }
  return { items, complete: true };
}

/** A page, and the cursor of the one after it when there is one. */
interface Step {
  readonly page: Fields;
  readonly next: string | number | undefined;
}

/** The items of a page; a page without the list, or with null in its place, has none. */
export function itemsOf(operation: OperationRecord, page: Fields): unknown[] {
  const items = operation.pagination && page[operation.pagination.items];
  return Array.isArray(items) ? items : [];
}

/** Largest pages mean fewest calls, and where offsets are capped, the furthest reach. */
function withPageSize(operation: OperationRecord, input: Fields, limit: string | undefined): Fields {
  const largest = limit === undefined ? undefined : operation.input[limit]?.rule.maximum;
  return limit === undefined || largest === undefined || input[limit] !== undefined
    ? input
    : { ...input, [limit]: largest };
}

async function* walkByOffset(
  operation: OperationRecord,
  { offset: offsetName, total: totalName, limit }: OffsetPagination,
  { fetchPage, from }: Walk,
  input: Fields,
): AsyncGenerator<Step, void, undefined> {
  const last = operation.input[offsetName]?.rule.maximum ?? Infinity;
  let offset = Number(from ?? input[offsetName] ?? 0);
  for (;;) {
    const page = await fetchPage({ ...input, [offsetName]: offset });
    const count = itemsOf(operation, page).length;
    const total = totalName === undefined ? undefined : page[totalName];
    offset += count;
    const left = typeof total === "number" ? total - offset : undefined;
    const done = left === undefined ? count === 0 : left <= 0;
    yield { page, next: done || count === 0 ? undefined : offset };
    if (done) return;
    if (count === 0) {
      throw new PaginationError(
        operation.id,
        `the page at ${offsetName} ${offset} is empty although ${totalName} is ${String(total)}: ` +
          `${limit} is 0, or records went away during the walk; the items so far may not be all`,
        offset,
      );
    }
    if (offset > last) {
      const beyond = left === undefined ? "further records" : `the last ${left} of ${String(total)} records`;
      throw new PaginationError(
        operation.id,
        `${beyond} cannot be reached: the next ${offsetName} is ${offset}, and ${last} is the largest that the service takes; ` +
          `narrow the list with a filter or raise ${limit}`,
        offset,
      );
    }
  }
}

async function* walkByMarker(
  operation: OperationRecord,
  { marker, next: nextName, truncated: truncatedName }: MarkerPagination,
  { fetchPage, from }: Walk,
  input: Fields,
): AsyncGenerator<Step, void, undefined> {
  const seen = new Set<unknown>();
  let cursor: unknown = from ?? input[marker];
  for (;;) {
    seen.add(cursor);
    const page = await fetchPage(cursor === undefined ? input : { ...input, [marker]: cursor });
    const next = page[nextName];
    const truncated = truncatedName === undefined ? undefined : page[truncatedName];
    // The vendor's page says the field is absent at the end, its sample prints null, its CLI also stops at "".
    const has = typeof next === "string" && next !== "";
    // Only the flag can say that there is an end although a marker is given, or more although none is.
    const done = truncated === false || (truncated !== true && !has);
    yield { page, next: has && !done ? next : undefined };
    if (done) return;
    if (!has) {
      throw new PaginationError(
        operation.id,
        `the answer says that more pages follow (${truncatedName} is true) but gives no ${nextName} to ask for them; ` +
          "the items so far may not be all",
      );
    }
    if (seen.has(next)) {
      throw new PaginationError(operation.id, `the same ${nextName} came twice, so the walk would never end`, next);
    }
    cursor = next;
  }
}
