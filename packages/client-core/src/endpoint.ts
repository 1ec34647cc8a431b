import { ConfigurationError } from "./errors/usage-errors.js";
import type { ServiceRecord } from "./operation.js";
import { nearest } from "./request/suggest.js";

/** Where a client calls. */
export interface EndpointOptions {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly allowInsecureEndpoint?: boolean | undefined;
}

/** What every region id of the vendors looks like. No dot, no slash: the host stays the vendor's. */
const REGION = /^[a-z0-9-]+$/;

/**
 * The base URL of a service: the given endpoint, or the one of a region, or the only one. The region may be one that no source lists yet.
 *
 * @throws {ConfigurationError} when neither is given, the region is no region id, or the endpoint is no plain http(s)
 *   URL.
 */
export function resolveEndpoint(
  service: ServiceRecord,
  { region, endpoint, allowInsecureEndpoint = false }: EndpointOptions,
): string {
  if (endpoint !== undefined) return checkEndpoint(endpoint, allowInsecureEndpoint);
  if (!service.endpoint.includes("{region}")) return service.endpoint;
  if (region === undefined) {
    throw new ConfigurationError(
      "region",
      `is needed to find ${service.name}, such as ${JSON.stringify(service.regions[0])}`,
    );
  }
  if (typeof region !== "string" || !REGION.test(region)) {
    throw new ConfigurationError(
      "region",
      `${JSON.stringify(region)} is no region id: those are of a-z, 0-9 and "-", such as ${JSON.stringify(service.regions[0])}`,
    );
  }
  return service.endpoint.replace("{region}", region);
}

/**
 * What to say when the host of an endpoint is not found: that it comes from a region which no source lists. Undefined for
 * listed regions and endpoints of the caller's own.
 */
export function regionHint(service: ServiceRecord, endpoint: string): string | undefined {
  const [before = "", after] = service.endpoint.split("{region}");
  if (after === undefined || !endpoint.startsWith(before) || !endpoint.endsWith(after)) return undefined;
  const region = endpoint.slice(before.length, endpoint.length - after.length);
  if (!REGION.test(region) || service.regions.includes(region)) return undefined;
  const near = nearest(region, service.regions);
  const known = near === undefined ? `it lists ${service.regions.join(", ")}` : `did you mean ${JSON.stringify(near)}?`;
  return `no source lists the region ${JSON.stringify(region)} for ${service.name}; ${known}`;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function checkEndpoint(endpoint: string, allowInsecure: boolean): string {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    throw new ConfigurationError("endpoint", "is not a URL; it must look like https://host[:port]");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ConfigurationError(
      "endpoint",
      `has the scheme ${url.protocol}//, must be https:// (or http:// on your own machine)`,
    );
  }
  if (url.protocol === "http:" && !allowInsecure && !LOOPBACK.test(url.hostname)) {
    throw new ConfigurationError(
      "endpoint",
      `would carry credentials to ${url.hostname} in the clear; use https://, or say allowInsecureEndpoint: true if that is meant`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new ConfigurationError("endpoint", "must be scheme, host, port and path only: no user, query or fragment");
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
