import { PaginationError } from "../errors/usage-errors.js";
import type { MarkerPagination, OffsetPagination, OperationRecord } from "../operation.js";

type Fields = Record<string, unknown>;

/** Fetches one page for an input. */
export type FetchPage = (input: Fields) => Promise<Fields>;

/**
 * Walks all pages of a listing operation.
 *
 * @throws {PaginationError} when going on would loop, or records lie beyond what the operation can reach.
 */
export function walkPages(
  operation: OperationRecord,
  fetchPage: FetchPage,
  input: Fields,
  from: string | number | undefined,
): AsyncGenerator<Fields, void, undefined> {
  const { pagination } = operation;
  if (pagination === undefined) throw new TypeError(`${operation.id} has no pages`);
  const first = withPageSize(operation, input, pagination.limit);
  return pagination.style === "offset"
    ? walkByOffset(operation, pagination, fetchPage, first, from)
    : walkByMarker(operation, pagination, fetchPage, first, from);
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
  fetchPage: FetchPage,
  input: Fields,
  from: string | number | undefined,
): AsyncGenerator<Fields, void, undefined> {
  const last = operation.input[offsetName]?.rule.maximum ?? Infinity;
  let offset = Number(from ?? input[offsetName] ?? 0);
  for (;;) {
    const page = await fetchPage({ ...input, [offsetName]: offset });
    yield page;
    const count = itemsOf(operation, page).length;
    const total = totalName === undefined ? undefined : page[totalName];
    offset += count;
    if (count === 0 || (typeof total === "number" && offset >= total)) return;
    if (offset > last) {
      const left = typeof total === "number" ? `the last ${total - offset} of ${total} records` : "further records";
      throw new PaginationError(
        operation.id,
        `${left} cannot be reached: the next ${offsetName} is ${offset}, and ${last} is the largest that the service takes; ` +
          `narrow the list with a filter or raise ${limit}`,
        offset,
      );
    }
  }
}

async function* walkByMarker(
  operation: OperationRecord,
  { marker, next: nextName, truncated: truncatedName }: MarkerPagination,
  fetchPage: FetchPage,
  input: Fields,
  from: string | number | undefined,
): AsyncGenerator<Fields, void, undefined> {
  const seen = new Set<unknown>();
  let cursor: unknown = from ?? input[marker];
  for (;;) {
    seen.add(cursor);
    const page = await fetchPage(cursor === undefined ? input : { ...input, [marker]: cursor });
    yield page;
    const next = page[nextName];
    const more = truncatedName === undefined || page[truncatedName] === true;
    // The vendor's page says the field is absent at the end, its sample prints null, its CLI also stops at "".
    const has = typeof next === "string" && next !== "";
    if (!more || (!has && truncatedName === undefined)) return;
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
