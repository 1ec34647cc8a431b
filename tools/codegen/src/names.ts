import type { OperationModel, ServiceModel } from "./model.js";

/** The method's name: the vendor's operation name with a small first letter. */
export function methodName({ id }: OperationModel): string {
  return id.charAt(0).toLowerCase() + id.slice(1);
}

/** The names of an operation's public types. */
export function typeNames({ id }: OperationModel): { input: string; output: string; errors: string } {
  return { input: `${id}Input`, output: `${id}Output`, errors: `${id}Errors` };
}

/** The name of a service's client interface, such as `RomaClient`. */
export function clientName({ service }: ServiceModel): string {
  return `${service.charAt(0).toUpperCase()}${service.slice(1)}Client`;
}

/** The name of a service in messages, such as `ROMA`; a client and its validation find each other by it. */
export function serviceName({ service }: ServiceModel): string {
  return service.toUpperCase();
}

/** The first line of every generated file. */
export function header({ file }: ServiceModel): string {
  return `// Generated from ${file} by tools/codegen: change the spec, then run \`pnpm generate\`.\n`;
}
