import type { Facts } from "./facts.js";

/** The component of an answer, as far as a list needs it. */
interface Answer {
  readonly properties?: Readonly<
    Record<string, { readonly type?: string | readonly string[]; readonly items?: { readonly $ref?: string } }>
  >;
}

/** How the list is cut into pages, where names that this house knows say so. */
export function pagination({ rows }: Facts, answer: object): object | undefined {
  const properties = (answer as Answer).properties ?? {};
  const lists = Object.keys(properties).filter((name) => properties[name]?.items?.$ref !== undefined);
  const [items] = lists;
  if (items === undefined || lists.length > 1) return undefined;
  const inputs = new Set(rows.filter(({ place }) => place === "query" || place === "body").map(({ name }) => name));
  const named = (key: string, names: readonly string[], type: string) => {
    const found = names.find((name) => [properties[name]?.type].flat().includes(type));
    return found === undefined ? {} : { [key]: found };
  };
  const total = named("total", ["total", "totalCount", "total_count"], "integer");
  if (inputs.has("offset") && inputs.has("limit"))
    return { style: "offset", offset: "offset", limit: "limit", items, ...total };
  const limit = ["maxKeys", "limit"].find((name) => inputs.has(name));
  const next = named("next", ["nextMarker"], "string");
  if (!inputs.has("marker") || limit === undefined || !("next" in next)) return undefined;
  return {
    style: "marker",
    marker: "marker",
    limit,
    items,
    ...next,
    ...named("truncated", ["isTruncated"], "boolean"),
    ...total,
  };
}
