import { hex, randomBytes } from "../bytes.js";
import type { Door } from "../door/door.js";
import type { InputProblem } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import { documents } from "../service.js";
import { authenticate } from "./authenticate.js";
import { listInstances } from "./list-instances.js";
import { MAX_BODY_BYTES, noSuchApi, tooLarge, unreadable } from "./gateway.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

/** What ROMA, or the gateway before it, usually says with a status. */
const usual: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: "ROMA.00013000", message: "Invalid parameter value. Please refer to the support documentation" },
  401: { code: "ROMA.00012000", message: "Incorrect token or token resolution failed" },
  403: { code: "ROMA.00012000", message: "No permissions to request this method" },
  404: { code: "APIGW.0101", message: "The API does not exist or has not been published in the environment" },
  429: {
    code: "APIGW.0308",
    message: "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second",
  },
  500: { code: "ROMA.00011000", message: "System error" },
};

function badInput({ place, kind, name, message }: InputProblem): Refusal {
  const named = name || place;
  // The vendor has no text for what it does not refuse, so ours says all where clients look first.
  const own = kind === "undocumented" || kind === "repeated";
  const problem = own ? `${named} ${message}` : `${named}. Please refer to the support documentation`;
  const text = `Invalid parameter value,parameterName:${problem}`;
  return new Refusal({ status: 400, code: "ROMA.00013000", message: text, details: `${named} ${message}` });
}

/** ROMA Connect. */
export function romaDoor(world: HuaweiCloudWorld): Door<HuaweiCloudCaller> {
  return {
    name: "roma",
    document: documents.roma,
    handlers: { CheckRomaInstanceListV2: listInstances(world) },
    maxBodyBytes: MAX_BODY_BYTES,
    authenticate: (request, warn) => authenticate(world, request, warn),
    requestId: () => hex(randomBytes(16)),
    headers: (requestId) => [
      ["Content-Type", "application/json"],
      ["X-Request-Id", requestId],
      ["Server", "api-gateway"],
    ],
    errorBody: ({ code, message, details }, requestId) => ({
      error_code: code,
      error_msg: message,
      // The gateway's errors have no details.
      ...(code?.startsWith("ROMA.") === true ? { error_details: details ?? message } : {}),
      request_id: requestId,
    }),
    badInput,
    noSuchApi,
    tooLarge,
    unreadable,
    usual: (status) =>
      new Refusal({ status, ...(usual[status] ?? { code: "ROMA.00011000", message: "System error" }) }),
  };
}
