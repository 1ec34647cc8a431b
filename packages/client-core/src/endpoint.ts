import { ConfigurationError } from "./errors/usage-errors.js";
import type { ServiceRecord } from "./operation.js";

/** Where a client calls. */
export interface EndpointOptions {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly allowInsecureEndpoint?: boolean | undefined;
}

/**
 * The base URL of a service: the given endpoint, or the documented one of a region.
 *
 * @throws {ConfigurationError} when neither is given, the region is not among the documented ones, or the endpoint is no
 *   plain http(s) URL.
 */
export function resolveEndpoint(
  service: ServiceRecord,
  { region, endpoint, allowInsecureEndpoint = false }: EndpointOptions,
): string {
  if (endpoint !== undefined) return checkEndpoint(endpoint, allowInsecureEndpoint);
  if (region === undefined) {
    throw new ConfigurationError(
      "region",
      `is needed to find ${service.name}, such as ${JSON.stringify(service.regions[0])}`,
    );
  }
  if (!service.regions.includes(region)) {
    throw new ConfigurationError(
      "region",
      `${JSON.stringify(region)} is not a documented region of ${service.name} (${service.regions.join(", ")}); ` +
        `to call it all the same, pass its address as endpoint, such as ${service.endpoint.replace("{region}", "<region>")}`,
    );
  }
  return service.endpoint.replace("{region}", region);
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
