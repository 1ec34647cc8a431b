export * from "./in-process.js";
export type { StartOptions } from "./listening.js";
export { startEmulator } from "./start.js";
