import type { RecordedRequest } from "./recording.js";
import type { SpecOperation } from "./spec.js";

/** The input that a caller of the client would have written to send a recorded request. */
export function flatInput(operation: SpecOperation, request: RecordedRequest): Record<string, unknown> {
  const [path = "", query = ""] = request.target.split("?");
  const input: Record<string, unknown> = {};
  const segments = path.split("/");
  for (const [i, segment] of operation.path.split("/").entries()) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined) input[name] = decodeURIComponent(segments[i] ?? "");
  }
  for (const [name, text] of new URLSearchParams(query)) {
    const schema = operation.parameters.find((parameter) => parameter.name === name)?.schema;
    // Sent by the client itself.
    if (schema !== undefined && "const" in schema) continue;
    const type = schema?.type;
    input[name] = type === "integer" || type === "number" ? Number(text) : type === "boolean" ? text === "true" : text;
  }
  return { ...input, ...request.body };
}
