import { flatInput } from "./flat-input.js";
import type { Claim } from "./program.js";
import type { LocatedRecording } from "./recording.js";
import { Spec, type SpecOperation } from "./spec.js";

/** What recordings of the emulator name as their source. */
export const EMULATOR_SOURCE = "@yunfan/emulator";

// What holds for every recording, whoever made it: each check gives one line a problem, none for a good recording.

/** What a recording claims about the public types of its service. */
export function claimsOf({ provider, service, recording }: LocatedRecording): Claim[] {
  const module = `@yunfan/${provider}/${service}`;
  const { operation: id, request, response } = recording;
  const type = response.status < 300 ? `${id}Output` : `${id}Errors[${response.status}]`;
  const operation = new Spec(provider, service).operation(id);
  return [
    { name: "response", module, type, value: response.body },
    ...(request === null
      ? []
      : [{ name: "request", module, type: `${id}Input`, value: flatInput(operation, request) }]),
  ];
}

/** The answer's status is documented, and its body passes the closed schema. */
export function answerProblems({ provider, service, recording }: LocatedRecording): string[] {
  const spec = new Spec(provider, service);
  const { status, body } = recording.response;
  const pointer = spec.operation(recording.operation).responses.get(status);
  return pointer === undefined ? [`status ${status} is not documented`] : spec.problems(pointer, body);
}

/** The recording names its source and date, and everything that is secret by its name is `***`. */
export function originProblems({ recording: { origin, request, response } }: LocatedRecording): string[] {
  const headers = Object.entries({ ...request?.headers, ...response.headers });
  const bodies = JSON.stringify([request?.body, response.body]);
  return [
    ...sourceProblems(origin),
    ...(/^\d{4}-\d\d-\d\d$/.test(origin.edition) ? [] : ["the edition is no date"]),
    ...headers
      .filter(([name, value]) => /authorization|token/i.test(name) && value !== "***")
      .map(([name]) => `header ${name} is not ***`),
    ...[...bodies.matchAll(/"(password|secret|securitytoken|secretAccessKey|sessionToken)":"([^"]*)"/g)]
      .filter(([, , value]) => value !== "***")
      .map(([, name]) => `field ${name} is not ***`),
  ];
}

/** Only the emulator may be a source without an address, and says why it answered so; nobody else does. */
function sourceProblems({ kind, source, cause }: LocatedRecording["recording"]["origin"]): string[] {
  if (kind !== "emulator") {
    return [
      ...(source.startsWith("https://") ? [] : ["the source is no https:// address"]),
      ...(cause === undefined ? [] : ["a cause is told, but not of the emulator"]),
    ];
  }
  return [
    ...(source === EMULATOR_SOURCE ? [] : [`the source is not ${EMULATOR_SOURCE}`]),
    ...((cause ?? "") === "" ? ["the cause is not told"] : []),
  ];
}

/** The request line and the body are documented ones. */
export function requestProblems({ provider, service, recording }: LocatedRecording): string[] {
  const { request } = recording;
  if (request === null) return [];
  const spec = new Spec(provider, service);
  const operation = spec.operation(recording.operation);
  const [path = "", query = ""] = request.target.split("?");
  const line = new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
  const names = new Set(operation.parameters.filter((one) => one.in === "query").map(({ name }) => name));
  return [
    ...(request.method === operation.method ? [] : [`the method is not ${operation.method}`]),
    ...(line.test(path) ? [] : [`the path is not ${operation.path}`]),
    ...[...new URLSearchParams(query).keys()]
      .filter((name) => !names.has(name))
      .map((name) => `query key ${name} is not documented`),
    ...bodyProblems(spec, operation, request.body),
  ];
}

function bodyProblems(spec: Spec, { bodyPointer, bodyRequired }: SpecOperation, body: unknown): string[] {
  if (body === null) return bodyRequired ? ["a body is required"] : [];
  return bodyPointer === undefined ? ["no body is documented"] : spec.problems(bodyPointer, body);
}
