import type { Provider } from "../workspace.js";

/** What the services of a provider have in common, as a spec says it. */
export interface House {
  readonly server: (service: string) => { readonly url: string; readonly region: string };
  readonly schemes: Readonly<Record<string, Scheme>>;
  readonly errors: ErrorFields;
  /** The statuses that any call may end with, for a page that lists no error. */
  readonly refusals: { readonly statuses: readonly number[]; readonly evidence: string };
  /** The component of the header that carries the request id. */
  readonly requestId: { readonly header: string; readonly component: string; readonly value: object };
  readonly error: { readonly component: string; readonly code: string; readonly value: ErrorBody };
}

/** Where an error keeps what clients read, as JSON pointers. */
export interface ErrorFields {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly requestId: { readonly body: readonly string[]; readonly header: string };
  readonly clock?: readonly string[];
}

/** A way to sign in, with the reason why no page has it. */
export interface Scheme {
  readonly name: string;
  readonly "x-correction": object;
  readonly [more: string]: unknown;
}

/** The body of an error, as far as a skeleton adds to it. */
export interface ErrorBody {
  readonly properties: Readonly<Record<string, object>>;
}

const TODO = "TODO: the source, page and date, or repository, commit and file";
const TODO_PAGE = "TODO: https://…, the vendor's page that says so of this service";

const HUAWEI_ERRORS = "https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html";
const BAIDU_ERRORS = "https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc";

const absent = (reason: string, evidence: string) => ({ page: "absent", reason, evidence });

const signed = (algorithm: string, evidence: string) => ({
  type: "apiKey",
  in: "header",
  name: "Authorization",
  description: "Access key and secret key; every request is signed.",
  "x-signing": { algorithm },
  "x-correction": absent("truncated", evidence),
});

/** The fields of an error body: name, and what it holds. */
const errorBody = (fields: Readonly<Record<string, string>>, evidence: string) => ({
  type: "object",
  description: "An error.",
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [
      name,
      { type: "string", description, "x-correction": absent("truncated", evidence) },
    ]),
  ),
});

const huaweicloud: House = {
  server: (service) => ({ url: `https://${service}.{region}.myhuaweicloud.com`, region: "cn-north-4" }),
  schemes: {
    AkSk: signed("SDK-HMAC-SHA256", TODO_PAGE),
    Token: {
      type: "apiKey",
      in: "header",
      name: "X-Auth-Token",
      description: "IAM token, the X-Subject-Token of a token request.",
      "x-correction": absent("truncated", TODO_PAGE),
    },
  },
  errors: {
    code: ["/error_code"],
    message: ["/error_msg"],
    requestId: { body: ["/request_id"], header: "X-Request-Id" },
    clock: ["APIGW.0303"],
  },
  refusals: { statuses: [401], evidence: `${HUAWEI_ERRORS} lists codes for it` },
  requestId: {
    header: "X-Request-Id",
    component: "RequestId",
    value: {
      description: "Id of the request.",
      schema: { type: "string" },
      "x-correction": absent("sdk-only", "github.com/huaweicloud/huaweicloud-sdk-nodejs-v3 b081640 reads it"),
    },
  },
  error: {
    component: "GatewayError",
    code: "error_code",
    value: errorBody(
      { error_code: "Error code.", error_msg: "What went wrong.", request_id: "Id of the request." },
      HUAWEI_ERRORS,
    ),
  },
};

const baiducloud: House = {
  server: (service) => ({ url: `https://${service}.{region}.baidubce.com`, region: "bj" }),
  schemes: { BceAuthV1: signed("bce-auth-v1", "https://cloud.baidu.com/doc/Reference/s/njwvz1yfu") },
  errors: {
    code: ["/code"],
    message: ["/message"],
    requestId: { body: ["/requestId"], header: "x-bce-request-id" },
    clock: ["RequestExpired", "RequestTimeTooSkewed"],
  },
  refusals: { statuses: [400, 403], evidence: `common error codes of ${BAIDU_ERRORS}` },
  requestId: {
    header: "x-bce-request-id",
    component: "BceRequestId",
    value: {
      description: "Id of the request.",
      schema: { type: "string" },
      "x-correction": absent("truncated", "https://cloud.baidu.com/doc/BCC/s/Mjwvyo6bm lists it for every response"),
    },
  },
  error: {
    component: "BceError",
    code: "code",
    value: errorBody(
      { requestId: "Id of the request.", code: "Error code.", message: "What went wrong." },
      `error body of ${BAIDU_ERRORS}`,
    ),
  },
};

const ALGORITHMS = {
  "sdk-hmac-sha256": "SDK-HMAC-SHA256",
  "bce-auth-v1": "bce-auth-v1",
  stub: "TODO: the name of the signing scheme",
} as const;

/** What is known of a provider's services; of a new provider nothing but its signing scheme. */
export function houseOf({ name, signing }: Provider): House {
  if (name === "huaweicloud") return huaweicloud;
  if (name === "baiducloud") return baiducloud;
  return {
    server: (service) => ({ url: `https://${service}.{region}.${name}.example.com`, region: "todo-1" }),
    schemes: { Signature: signed(ALGORITHMS[signing], TODO_PAGE) },
    refusals: { statuses: [401], evidence: TODO_PAGE },
    errors: { code: ["/code"], message: ["/message"], requestId: { body: ["/requestId"], header: "x-request-id" } },
    requestId: {
      header: "x-request-id",
      component: "RequestId",
      value: {
        description: "Id of the request.",
        schema: { type: "string" },
        "x-correction": absent("sdk-only", TODO),
      },
    },
    error: {
      component: "ServiceError",
      code: "code",
      value: errorBody(
        { requestId: "Id of the request.", code: "Error code.", message: "What went wrong." },
        TODO_PAGE,
      ),
    },
  };
}
