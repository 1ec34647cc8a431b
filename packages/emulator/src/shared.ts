import { vendorHost, type Regions } from "./hosts.js";
import { headerOf, type RawRequest } from "./http/message.js";
import { readTarget } from "./http/target.js";
import type { Served } from "./served.js";
import { vendors } from "./service.js";
import { matchRoute } from "./spec/operations.js";

/**
 * Several services behind one address, told apart by Host where it is a vendor's, else by path. What is no service's goes to
 * one of the vendor whose signature it bears, which refuses it.
 *
 * @throws RangeError where two services have one path, so that nothing tells them apart.
 */
export function shared(services: readonly [Served, ...Served[]], region: Regions): Served {
  const [first] = services;
  for (const [index, one] of services.entries()) {
    for (const other of services.slice(index + 1)) refuseOverlap(one, other);
  }
  const chosen = (request: RawRequest): Served => {
    const host = headerOf(request.headers, "host")?.replace(/:\d*$/, "").toLowerCase();
    const { path } = readTarget(request.target);
    const serves = (method?: string) =>
      services.find(({ operations }) =>
        operations.some((one) => matchRoute([one], method ?? one.method, path) !== undefined),
      );
    const vendor = isBaiduCloud(request) ? "baiducloud" : "huaweicloud";
    return (
      services.find(({ name }) => vendorHost(name, region) === host) ??
      serves(request.method) ??
      serves() ??
      services.find(({ name }) => vendors[name] === vendor) ??
      first
    );
  };
  return {
    name: first.name,
    operations: services.flatMap(({ operations }) => operations),
    keepBytes: Math.max(...services.map(({ keepBytes }) => keepBytes)),
    respond: (request) => chosen(request).respond(request),
    unreadable: first.unreadable,
  };
}

const isBaiduCloud = ({ headers }: RawRequest): boolean =>
  headerOf(headers, "authorization")?.startsWith("bce-auth-") === true || headerOf(headers, "x-bce-date") !== undefined;

function refuseOverlap(one: Served, other: Served): void {
  for (const { method, path } of one.operations) {
    for (const theirs of other.operations) {
      if (method === theirs.method && meet(path, theirs.path)) {
        throw new RangeError(
          `port: ${one.name} and ${other.name} both have ${method} ${path}, so one port cannot tell them apart; ` +
            `give them two with ports`,
        );
      }
    }
  }
}

/** Whether one path can be both. */
function meet(one: string, other: string): boolean {
  const [ones, others] = [one.split("/"), other.split("/")];
  const open = (part: string | undefined): boolean => part?.startsWith("{") === true;
  return (
    ones.length === others.length &&
    ones.every((part, index) => part === others[index] || open(part) || open(others[index]))
  );
}
