import { randomUuid } from "../bytes.js";
import type { Door } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import { authenticate } from "./authenticate.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

/** The vendor documents no limit; this keeps a test's mistake from filling the memory. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** What Baidu's services have in common: signature, headers, the shape of errors, bytes that are no HTTP. */
export function baiduManners(
  world: BaiduCloudWorld,
): Pick<
  Door<BaiduCloudCaller>,
  "maxBodyBytes" | "authenticate" | "requestId" | "headers" | "errorBody" | "unreadable"
> {
  return {
    maxBodyBytes: MAX_BODY_BYTES,
    authenticate: (request, warn) => authenticate(world, request, warn),
    requestId: randomUuid,
    headers: (requestId) => [
      ["Content-Type", "application/json;charset=UTF-8"],
      ["x-bce-request-id", requestId],
      ["Server", "BWS"],
    ],
    errorBody: ({ code, message }, requestId) => ({ requestId, code, message }),
    unreadable: () =>
      new Refusal({
        status: 400,
        code: "InvalidHTTPRequest",
        message: "There is an error in the body of your HTTP request",
      }),
  };
}
