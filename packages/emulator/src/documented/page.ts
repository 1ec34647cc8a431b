import type { Input } from "../door/input.js";
import { isObject, type Pagination } from "../spec/document.js";

/**
 * The page of a documented list that was asked for: the list is all there is, so a walk over it ends. By offset it is cut as
 * asked; by marker the first page is the only one, since no marker is ever given.
 */
export function pageOf(body: unknown, pagination: Pagination | undefined, { query, body: sent }: Input): unknown {
  if (pagination === undefined || !isObject(body)) return body;
  const list = body[pagination.items];
  if (!Array.isArray(list)) return body;
  const input: Readonly<Record<string, unknown>> = { ...(isObject(sent) ? sent : {}), ...query };
  const asked = (name: string | undefined): unknown => (name === undefined ? undefined : input[name]);
  const start = pagination.style === "offset" ? countOf(asked(pagination.offset), 0) : 0;
  const isBeyond = pagination.style === "marker" && asked(pagination.marker) !== undefined;
  const items = isBeyond ? [] : list.slice(start, start + countOf(asked(pagination.limit), list.length));
  const page: Record<string, unknown> = { ...body, [pagination.items]: items };
  if (pagination.total !== undefined && pagination.total in body) page[pagination.total] = list.length;
  if (pagination.truncated !== undefined && pagination.truncated in body) page[pagination.truncated] = false;
  if (pagination.next !== undefined) delete page[pagination.next];
  return page;
}

const countOf = (value: unknown, otherwise: number): number =>
  typeof value === "number" && value >= 0 ? value : otherwise;
