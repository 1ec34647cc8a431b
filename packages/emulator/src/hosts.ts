import { vendors, type ServiceName } from "./service.js";

/** The regions that an emulator stands for. */
export interface Regions {
  readonly huaweicloud: string;
  readonly baiducloud: string;
}

/** Where the vendor's own service answers in a region, as `servers` of the specs has it. */
export const vendorHost = (service: ServiceName, region: Regions): string => {
  if (service === "sts") return "sts.bj.baidubce.com";
  const domain = vendors[service] === "huaweicloud" ? "myhuaweicloud.com" : "baidubce.com";
  return `${service}.${region[vendors[service]]}.${domain}`;
};
