export { createSts, type Sts, type StsOptions } from "./client.js";
export type { StsClient } from "./generated/client.js";
export type * from "./generated/types.js";
export type { BaiduCloudAuth } from "../credentials.js";
