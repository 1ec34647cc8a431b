import { specs } from "./generated/specs.js";
import type { OpenApiDocument } from "./spec/document.js";

/** The services there are. */
export type ServiceName = "iam" | "roma" | "bcc" | "sts";

/** The operations there are, by the ids of their specs. */
export type OperationId =
  | "AssumeRole"
  | "CheckRomaInstanceListV2"
  | "CreateTemporaryAccessKeyByAgency"
  | "CreateTemporaryAccessKeyByToken"
  | "GetSessionToken"
  | "KeystoneCreateUserTokenByPassword"
  | "KeystoneListProjects"
  | "ListReservedInstances";

/** All services, in the order in which they are listed and started. */
export const serviceNames: readonly ServiceName[] = ["iam", "roma", "bcc", "sts"];

/** The clouds that the services are of. */
export type Provider = "huaweicloud" | "baiducloud";

export const providerNames: readonly Provider[] = ["huaweicloud", "baiducloud"];

/** Whose each service is. */
export const vendors: Readonly<Record<ServiceName, Provider>> = {
  iam: "huaweicloud",
  roma: "huaweicloud",
  bcc: "baiducloud",
  sts: "baiducloud",
};

/** The spec each service runs on. */
export const documents: Readonly<Record<ServiceName, OpenApiDocument>> = {
  iam: specs["huaweicloud/iam/v3"],
  roma: specs["huaweicloud/roma/v2"],
  bcc: specs["baiducloud/bcc/v2"],
  sts: specs["baiducloud/sts/v1"],
};
