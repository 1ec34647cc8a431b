import { specs, type ServiceName } from "./generated/specs.js";
import type { ServiceDocument } from "./spec/document.js";

export type { OperationId, ServiceName } from "./generated/specs.js";

/** The services that behave as the vendor's own do, as far as is known; all others answer what their spec documents. */
export const modelled = ["iam", "roma", "bcc", "sts"] as const satisfies readonly ServiceName[];

/** A service that behaves as the vendor's own does. */
export type ModelledService = (typeof modelled)[number];

/** Whether a service behaves as the vendor's own does. */
export const isModelled = (name: ServiceName): name is ModelledService => modelled.some((one) => one === name);

const found = Object.entries<ServiceDocument>(specs).map(([key, document]) => {
  const [vendor = "", name = ""] = key.split("/");
  return { key, vendor, name: name as ServiceName, document };
});

/** Something of each service that has a spec. */
const each = <Value>(of: (service: (typeof found)[number]) => Value): Readonly<Record<ServiceName, Value>> =>
  Object.fromEntries(found.map((service) => [service.name, of(service)])) as Record<ServiceName, Value>;

/** All services, in the order in which they are listed and started. */
export const serviceNames: readonly ServiceName[] = [
  ...modelled,
  ...found.map(({ name }) => name).filter((name) => !isModelled(name)),
];

/** The clouds whose signatures the emulator verifies, and whose regions it stands for. */
export type Provider = "huaweicloud" | "baiducloud";

export const providerNames: readonly Provider[] = ["huaweicloud", "baiducloud"];

/** Whose each service is, such as `huaweicloud`. */
export const vendors = each(({ vendor }) => vendor);

/** The spec each service runs on. */
export const documents = each(({ document }) => document);
