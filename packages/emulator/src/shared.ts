import { problem } from "./admin/answer.js";
import { vendorHost, type Regions } from "./hosts.js";
import { headerOf, type RawAnswer, type RawRequest } from "./http/message.js";
import { readTarget } from "./http/target.js";
import type { Served } from "./served.js";
import { vendors } from "./service.js";
import { matchRoute } from "./spec/operations.js";

/**
 * Several services behind one address, told apart by Host where it is a vendor's, and by path. What is no service's goes to
 * one of the vendor whose signature it bears, which refuses it. What may be several services' gets a 421 that names them.
 */
export function shared(services: readonly [Served, ...Served[]], region: Regions): Served {
  const [first] = services;
  const chosen = (request: RawRequest): Served | RawAnswer => {
    const host = headerOf(request.headers, "host")?.replace(/:\d*$/, "").toLowerCase();
    const { path } = readTarget(request.target);
    const named = services.filter(({ name }) => vendorHost(name, region) === host);
    const candidates = named.length > 0 ? named : services;
    const serving = (method?: string) =>
      candidates.filter(({ operations }) =>
        operations.some((one) => matchRoute([one], method ?? one.method, path) !== undefined),
      );
    const [meant, ...others] = serving(request.method);
    if (meant !== undefined && others.length > 0) return severalHave(`${request.method} ${path}`, [meant, ...others]);
    const vendor = isBaiduCloud(request) ? "baiducloud" : "huaweicloud";
    return meant ?? serving()[0] ?? named[0] ?? services.find(({ name }) => vendors[name] === vendor) ?? first;
  };
  return {
    name: first.name,
    operations: services.flatMap(({ operations }) => operations),
    keepBytes: Math.max(...services.map(({ keepBytes }) => keepBytes)),
    respond(request) {
      const one = chosen(request);
      return "respond" in one ? one.respond(request) : one;
    },
    unreadable: first.unreadable,
  };
}

const isBaiduCloud = ({ headers }: RawRequest): boolean =>
  headerOf(headers, "authorization")?.startsWith("bce-auth-") === true || headerOf(headers, "x-bce-date") !== undefined;

/** 421, since another address would do: RFC 9110, 15.5.20. */
function severalHave(what: string, services: readonly Served[]): RawAnswer {
  const names = services.map(({ name }) => name).join(" and ");
  return problem(
    421,
    `${what} is of ${names}: say which by the vendor's Host, or give each a port of its own with ports, or leave one out with services`,
  );
}
