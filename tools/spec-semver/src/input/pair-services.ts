import type { SpecDocument } from "../wire/document.js";
import type { Specs } from "./release.js";

export interface ServicePair {
  readonly service: string;
  readonly from: SpecDocument | undefined;
  readonly to: SpecDocument | undefined;
}

/** Finds each service again: by provider and name, else by name; one spec on each side belongs together whatever it is called. */
export function pairServices(before: Specs, after: Specs): ServicePair[] {
  if (before.size === 1 && after.size === 1) {
    const [[, from] = []] = before;
    const [[service = "", to] = []] = after;
    return [{ service, from, to }];
  }
  const left = new Map(after);
  const pairs = [...before].map(([service, from]): ServicePair => {
    const twin = left.has(service)
      ? service
      : only([...left.keys()].filter((other) => nameOf(other) === nameOf(service)));
    const to = twin === undefined || (twin !== service && before.has(twin)) ? undefined : left.get(twin);
    if (twin !== undefined && to) left.delete(twin);
    return { service, from, to };
  });
  return [...pairs, ...[...left].map(([service, to]) => ({ service, from: undefined, to }))];
}

function nameOf(service: string): string {
  return service.split("/")[1] ?? service;
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
