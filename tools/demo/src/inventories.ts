import { createBcc, type BccOptions } from "@yunfan/baiducloud/bcc";
import { createRoma, type RomaOptions } from "@yunfan/huaweicloud/roma";
import { table, type Cell } from "./table.js";

/** Every ROMA Connect instance of a project, as a table. */
export async function romaInventory(options: RomaOptions): Promise<string> {
  const roma = createRoma(options);
  const rows: Cell[][] = [];
  for await (const instance of roma.checkRomaInstanceListV2.items()) {
    const { name, flavor_type, cpu_arch, status, charge_type, create_time } = instance;
    rows.push([name, flavor_type, cpu_arch, status, charge_type, create_time]);
  }
  const head = ["NAME", "EDITION", "ARCH", "STATUS", "PAID", "CREATED"];
  return `${table(head, rows)}\n  ${rows.length} instances`;
}

/** Every reserved instance of a region, the first to expire first, over as many pages as it takes. */
export async function reservedInstanceInventory(options: BccOptions, maxKeys: number): Promise<string> {
  const bcc = createBcc(options);
  const rows: Cell[][] = [];
  for await (const ri of bcc.listReservedInstances.items({ maxKeys, sortKey: "expireTime", sortDir: "asc" })) {
    const { reservedInstanceName, spec, zoneName, reservedInstanceStatus, instanceCount, expireTime } = ri;
    rows.push([reservedInstanceName, spec, zoneName, reservedInstanceStatus, instanceCount, expireTime]);
  }
  const head = ["NAME", "SPEC", "ZONE", "STATUS", "COUNT", "EXPIRES"];
  return `${table(head, rows)}\n  ${rows.length} reserved instances`;
}
