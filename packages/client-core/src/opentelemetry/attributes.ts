import type { Attributes } from "@opentelemetry/api";
import type { CallDescription, TelemetryOutcome } from "../telemetry/telemetry.js";

/** What spans and metrics say of a call. Each name but `yunfan.*` is one of the Semantic Conventions 1.45.0. */
export function callAttributes({ service, operation, origin }: CallDescription): Attributes {
  return { "rpc.system.name": "yunfan", "rpc.method": `${service}/${operation}`, ...serverAttributes(new URL(origin)) };
}

/** What spans and metrics say of an attempt. */
export function requestAttributes({ method, origin }: CallDescription): Attributes {
  const url = new URL(origin);
  return { "http.request.method": method, "url.scheme": url.protocol.slice(0, -1), ...serverAttributes(url) };
}

function serverAttributes({ protocol, hostname, port }: URL): Attributes {
  return {
    // An IPv6 address stands in brackets in a URL, and without them here.
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": Number(port || (protocol === "http:" ? 80 : 443)),
  };
}

/** What spans and metrics say of how a call ended. */
export function callResult(outcome: TelemetryOutcome): Attributes {
  const { status } = outcome;
  return { ...(status === undefined ? {} : { "rpc.status_code": String(status) }), ...errorType(outcome) };
}

/** What spans and metrics say of how an attempt ended. */
export function requestResult(outcome: TelemetryOutcome): Attributes {
  const { status } = outcome;
  return { ...(status === undefined ? {} : { "http.response.status_code": status }), ...errorType(outcome) };
}

/** An error answer is told by its status; everything else, also a good status with a bad body, by the error's kind. */
function errorType({ status, error }: TelemetryOutcome): Attributes {
  if (error === undefined) return {};
  return { "error.type": status !== undefined && status >= 400 ? String(status) : error };
}

/** A server chooses these texts: only what looks like an id or a code is taken, and a masked one does not. */
const PLAIN = /^[\w.:/+=-]{1,128}$/;

/** What the vendor's support asks for. Too many values for a metric. */
export function vendorAttributes({ requestId, code }: TelemetryOutcome): Attributes {
  return {
    ...(requestId !== undefined && PLAIN.test(requestId) ? { "yunfan.request_id": requestId } : {}),
    ...(code !== undefined && PLAIN.test(code) ? { "yunfan.error_code": code } : {}),
  };
}
