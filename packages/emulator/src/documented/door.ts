import { authenticate as authenticateBaiduCloud } from "../baiducloud/authenticate.js";
import type { BaiduCloudWorld } from "../baiducloud/world.js";
import { hex, randomBytes, randomUuid } from "../bytes.js";
import type { Door, Handler } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import { examples, type Example } from "../generated/examples.js";
import { authenticate as authenticateHuaweiCloud } from "../huaweicloud/authenticate.js";
import * as gateway from "../huaweicloud/gateway.js";
import type { HuaweiCloudWorld } from "../huaweicloud/world.js";
import { reasonOf } from "../http/reason.js";
import { documents, type ServiceName } from "../service.js";
import type { ServiceDocument, OperationObject } from "../spec/document.js";
import { codeOf, documentedError, textAt } from "./errors.js";
import { exampleOf } from "./example.js";
import { pageOf } from "./page.js";

/** The vendors whose signing schemes can be verified, each with its keys. */
export interface Worlds {
  readonly huaweicloud: HuaweiCloudWorld;
  readonly baiducloud: BaiduCloudWorld;
}

/** As the other services have it. */
const MAX_BODY_BYTES = gateway.MAX_BODY_BYTES;

/** What each signing scheme brings along: who calls, and what a request id looks like. */
function manners(algorithm: string, worlds: Worlds): Pick<Door<unknown>, "authenticate" | "requestId"> {
  switch (algorithm) {
    case "SDK-HMAC-SHA256":
      return {
        authenticate: (request, warn) => authenticateHuaweiCloud(worlds.huaweicloud, request, warn),
        requestId: () => hex(randomBytes(16)),
      };
    case "bce-auth-v1":
      return {
        authenticate: (request, warn) => authenticateBaiduCloud(worlds.baiducloud, request, warn),
        requestId: randomUuid,
      };
    default:
      return {
        authenticate() {
          const scheme = algorithm === "" ? "names no x-signing" : `is signed by ${algorithm}`;
          throw new Refusal({
            status: 401,
            message: `the emulator cannot let anyone in: the spec ${scheme}, and it verifies SDK-HMAC-SHA256 and bce-auth-v1`,
          });
        },
        requestId: randomUuid,
      };
  }
}

/**
 * A service without a behaviour of its own: it lets in who signs by its spec's scheme, holds input to the spec, and answers
 * the first recording of an operation and status, else a value that fits the schema. It keeps nothing and filters nothing.
 */
export function documentedDoor(
  name: ServiceName,
  worlds: Worlds,
  document: ServiceDocument = documents[name],
  recorded: readonly Example[] = examples[name] ?? [],
): Door<unknown> {
  const { "x-errors": places } = document;
  const schemes = Object.values(document.components.securitySchemes ?? {});
  const algorithm = schemes.flatMap((scheme) => scheme["x-signing"]?.algorithm ?? [])[0] ?? "";
  const usual = (status: number): Refusal => {
    const body = recorded.find((one) => one.status === status)?.body;
    return new Refusal({
      status,
      code: textAt(body, places.code) ?? codeOf(document, status),
      message: textAt(body, places.message) ?? reasonOf(status),
    });
  };
  const explained = (status: number, message: string): Refusal =>
    new Refusal({ status, code: usual(status).code, message });
  const isHuaweiCloud = algorithm === "SDK-HMAC-SHA256";
  return {
    ...manners(algorithm, worlds),
    name,
    document,
    handlers: Object.fromEntries(
      operationsOf(document).map((operation) => [
        operation.operationId,
        handlerOf(
          document,
          operation,
          recorded.filter(({ operation: id }) => id === operation.operationId),
        ),
      ]),
    ),
    maxBodyBytes: MAX_BODY_BYTES,
    headers: (requestId) => [
      ["Content-Type", "application/json"],
      [places.requestId.header, requestId],
    ],
    errorBody: (refusal, requestId) => documentedError(document, refusal, requestId),
    badInput: ({ place, name: field, message }) => explained(400, `${field === "" ? place : field} ${message}`),
    noSuchApi: isHuaweiCloud ? gateway.noSuchApi : (path) => explained(404, `there is no API at ${path}`),
    tooLarge: isHuaweiCloud ? gateway.tooLarge : () => explained(413, "the body is over 12 MB"),
    unreadable: isHuaweiCloud ? gateway.unreadable : () => explained(400, "the bytes are no HTTP request"),
    usual,
  };
}

const operationsOf = (document: ServiceDocument): OperationObject[] =>
  Object.values(document.paths).flatMap((methods) => Object.values(methods));

function handlerOf(
  document: ServiceDocument,
  operation: OperationObject,
  recorded: readonly Example[],
): Handler<unknown> {
  const status = Object.keys(operation.responses)
    .map(Number)
    .find((one) => one < 300);
  if (status === undefined) throw new Error(`${operation.operationId} documents no success`);
  const schema = operation.responses[status]?.content?.["application/json"]?.schema;
  const found = recorded.find((one) => one.status === status);
  const body = found?.body ?? (schema === undefined ? {} : exampleOf(document, schema));
  return ({ input }) => ({ status, body: pageOf(body, operation["x-pagination"], input) });
}
