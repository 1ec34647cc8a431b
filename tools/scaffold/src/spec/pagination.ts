import type { Facts } from "./facts.js";

/** The component of an answer, as far as a list needs it. */
interface Answer {
  readonly properties?: Readonly<Record<string, { readonly items?: { readonly $ref?: string } }>>;
}

/** How the list is cut into pages, where names that this house knows say so. */
export function pagination({ rows }: Facts, answer: object): object | undefined {
  const properties = (answer as Answer).properties ?? {};
  const lists = Object.keys(properties).filter((name) => properties[name]?.items?.$ref !== undefined);
  const [items] = lists;
  if (items === undefined || lists.length > 1) return undefined;
  const inputs = new Set(rows.filter(({ place }) => place === "query" || place === "body").map(({ name }) => name));
  const named = (key: string, names: readonly string[]) => {
    const found = names.find((name) => name in properties);
    return found === undefined ? {} : { [key]: found };
  };
  const total = named("total", ["total", "totalCount", "total_count"]);
  if (inputs.has("offset") && inputs.has("limit"))
    return { style: "offset", offset: "offset", limit: "limit", items, ...total };
  const limit = ["maxKeys", "limit"].find((name) => inputs.has(name));
  if (!inputs.has("marker") || limit === undefined || !("nextMarker" in properties)) return undefined;
  return {
    style: "marker",
    marker: "marker",
    limit,
    items,
    next: "nextMarker",
    ...named("truncated", ["isTruncated"]),
    ...total,
  };
}
