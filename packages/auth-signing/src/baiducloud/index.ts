export { type BaiduCloudCredentials, fromEnv, staticCredentials } from "./credentials.js";
export { type BceAuthV1Options, signBceAuthV1 } from "./sign.js";
