export { fromEnv, type HuaweiCloudCredentials, staticCredentials } from "./credentials.js";
export { type HuaweiCloudSignedParts, signSdkHmacSha256 } from "./sign-sdk.js";
export { signV11HmacSha256, type V11Options } from "./sign-v11.js";
