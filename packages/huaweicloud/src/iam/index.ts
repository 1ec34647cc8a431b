export { createIam, iamRegions, type Iam, type IamOptions, type IamRegion } from "./client.js";
export type { IamClient } from "./generated/client.js";
export type * from "./generated/types.js";
export type { HuaweiCloudAuth, IamToken } from "../credentials.js";
export { iamPasswordToken, type ExpiringIamToken, type IamPasswordTokenOptions } from "./password-token.js";
export type { StoredToken, TokenStore } from "./token-store.js";
