import { hex, randomBytes } from "../bytes.js";
import type { Door } from "../door/door.js";
import { parseJson } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import { reasonOf } from "../http/reason.js";
import { documents } from "../service.js";
import { authenticate } from "./authenticate.js";
import { createKeyByAgency, createKeyByToken } from "./create-temporary-key.js";
import { createToken } from "./create-token.js";
import { MAX_BODY_BYTES, noSuchApi, tooLarge, unreadable } from "./gateway.js";
import { listProjects } from "./list-projects.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

const usual: Readonly<Record<number, string>> = {
  400: "The request body is invalid",
  401: "The request you have made requires authentication.",
  403: "You are not authorized to perform the requested action",
  404: "The resource could not be found.",
  500: "An unexpected error prevented the server from fulfilling your request.",
  503: "The service is currently unable to handle the request. Please try again later.",
};

/** Identity and Access Management. */
export function iamDoor(world: HuaweiCloudWorld): Door<HuaweiCloudCaller> {
  return {
    name: "iam",
    document: documents.iam,
    handlers: {
      KeystoneCreateUserTokenByPassword: createToken(world),
      KeystoneListProjects: listProjects(world),
      CreateTemporaryAccessKeyByToken: createKeyByToken(world),
      CreateTemporaryAccessKeyByAgency: createKeyByAgency(world),
    },
    variant: ({ body }) => textAt(body, "auth", "identity", "methods", "0"),
    maxBodyBytes: MAX_BODY_BYTES,
    authenticate: (request, warn, operation) => {
      const takesBodyToken = operation === "CreateTemporaryAccessKeyByToken";
      const token = takesBodyToken ? textAt(request.body, "auth", "identity", "token", "id") : undefined;
      return authenticate(world, request, warn, token);
    },
    requestId: () => hex(randomBytes(16)),
    headers: (requestId) => [
      ["Content-Type", "application/json; charset=UTF-8"],
      ["X-Request-Id", requestId],
      ["X-IAM-Trace-Id", `token_${world.region}_null_${requestId}`],
      ["Server", "api-gateway"],
    ],
    // IAM has no codes of its own: what has one is the gateway's, which speaks for itself.
    errorBody: ({ status, code, message }, requestId) =>
      code?.startsWith("APIGW.") === true
        ? { error_code: code, error_msg: message, request_id: requestId }
        : { error: { code: status, message, title: reasonOf(status) } },
    badInput: ({ place, name, message }) =>
      new Refusal({ status: 400, message: `Invalid request: ${name || place} ${message}` }),
    noSuchApi,
    tooLarge,
    unreadable,
    usual: (status) => new Refusal({ status, message: usual[status] ?? reasonOf(status) }),
  };
}

/** A text within a body that nothing has checked yet. */
function textAt(body: Uint8Array, ...path: readonly string[]): string | undefined {
  let value = parseJson(body);
  for (const step of path) {
    const known = typeof value === "object" && value !== null && Object.hasOwn(value, step);
    value = known ? (value as Record<string, unknown>)[step] : undefined;
  }
  return typeof value === "string" ? value : undefined;
}
