import type { SpecDocument } from "../wire/document.js";
import type { Specs } from "./release.js";

export interface ServicePair {
  readonly service: string;
  readonly from: SpecDocument | undefined;
  readonly to: SpecDocument | undefined;
}

/**
 * Finds each service again: by provider, name and version, else by provider and name, else by name; one spec on each side belongs
 * together whatever it is called.
 */
export function pairServices(before: Specs, after: Specs): ServicePair[] {
  if (before.size === 1 && after.size === 1) {
    const [[, from] = []] = before;
    const [[service = "", to] = []] = after;
    return [{ service, from, to }];
  }
  const pairs: ServicePair[] = [];
  let left = [...before].map(specOf);
  let right = [...after].map(specOf);
  const [all, others] = [left, right];
  /** A service of which one side has several versions is called by both. */
  const label = ({ service, version }: Spec): string =>
    [all, others].some((specs) => specs.filter((spec) => spec.service === service).length > 1)
      ? `${service}/${version}`
      : service;
  const match = (keyOf: (spec: Spec) => string): void => {
    for (const one of left) {
      const [other, ...more] = right.filter((spec) => keyOf(spec) === keyOf(one));
      const unsure = more.length > 0 || left.filter((spec) => keyOf(spec) === keyOf(one)).length > 1;
      if (!other || unsure) continue;
      pairs.push({ service: label(one), from: one.document, to: other.document });
      left = left.filter((spec) => spec !== one);
      right = right.filter((spec) => spec !== other);
    }
  };
  match(({ service, version }) => `${service}/${version}`);
  match(({ service }) => service);
  match(({ service }) => service.split("/")[1] ?? service);
  return [
    ...pairs,
    ...left.map((spec) => ({ service: label(spec), from: spec.document, to: undefined })),
    ...right.map((spec) => ({ service: label(spec), from: undefined, to: spec.document })),
  ];
}

interface Spec {
  readonly service: string;
  readonly version: string;
  readonly document: SpecDocument;
}

function specOf([name, document]: readonly [string, SpecDocument]): Spec {
  return { service: name.split("/").slice(0, 2).join("/"), version: document.version, document };
}
