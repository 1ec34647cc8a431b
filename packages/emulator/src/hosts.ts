import { documents, vendors, type ServiceName } from "./service.js";

/** The regions that an emulator stands for. */
export interface Regions {
  readonly huaweicloud: string;
  readonly baiducloud: string;
}

/** Where the vendor's own service answers in a region, as `servers` of its spec has it. */
export const vendorHost = (service: ServiceName, region: Regions): string => {
  const [server] = documents[service].servers;
  const vendor = vendors[service];
  const place = isRegional(vendor) ? region[vendor] : (server?.variables?.["region"]?.default ?? "");
  // The template is no URL yet: a brace is no part of a host.
  return /^https:\/\/([^/]+)/.exec((server?.url ?? "").replace("{region}", place))?.[1] ?? "";
};

/** Providers whose region the emulator's options name; a service of any other stands in its spec's default region. */
const isRegional = (vendor: string): vendor is keyof Regions => vendor === "huaweicloud" || vendor === "baiducloud";
