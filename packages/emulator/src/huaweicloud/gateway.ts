import { Refusal } from "../door/refusal.js";

/** The largest body the gateway takes. The vendor says so of signed requests. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** The gateway has no API at this method and path. */
export const noSuchApi = (): Refusal =>
  new Refusal({
    status: 404,
    code: "APIGW.0101",
    message: "The API does not exist or has not been published in the environment",
  });

/** The body is over the limit. */
export const tooLarge = (): Refusal =>
  new Refusal({ status: 413, code: "APIGW.0201", message: "Request entity too large: the body is over 12 MB" });

/** The bytes are no HTTP request. */
export const unreadable = (): Refusal => new Refusal({ status: 400, code: "APIGW.0201", message: "Bad request" });
