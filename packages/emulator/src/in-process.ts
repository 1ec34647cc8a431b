// What runs anywhere, in a browser's page too: nothing in here may come to import Node's own modules.
export type { Coverage, OperationCoverage, StatusCounts } from "./admin/coverage.js";
export type { Clock, Duration } from "./clock.js";
export type {
  EmulatorBaiduCloudCredentials,
  EmulatorCredentials,
  EmulatorHuaweiCloudCredentials,
  FurtherKeys,
} from "./credentials.js";
export type { Claim, Diagnosis } from "./diagnosis/diagnosis.js";
export type { AuthMode } from "./door/admit.js";
export type { RecordedRequest } from "./door/recorder.js";
export type { ExactAnswer, Fault, Faults } from "./faults/fault.js";
export type { ScriptedAnswer, ScriptedError } from "./faults/short-forms.js";
export type { Change, ListChange } from "./seed/change.js";
export type { Generation } from "./seed/generate.js";
export { SeedError } from "./seed/seed-error.js";
export type {
  Seed,
  SeedAccount,
  SeedAgency,
  SeedProject,
  SeedReservedInstance,
  SeedRole,
  SeedRomaInstance,
  SeedTransition,
  SeedUser,
} from "./seed/seed.js";
export type { OperationId, Provider, ServiceName } from "./service.js";
export { createEmulator } from "./create.js";
export type { Emulator } from "./emulator.js";
export type { BreakOff } from "./http/message.js";
export type { Fetch } from "./http/fetch.js";
export type { EmulatorOptions } from "./options.js";
