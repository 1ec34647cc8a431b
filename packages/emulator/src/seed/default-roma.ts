import { hexId, uuid } from "./identity.js";
import type { SeedRomaInstance } from "./seed.js";

type Row = readonly [name: string, flavor: string, arch: string, status: string, charge: string, created: string];

const rows: readonly Row[] = [
  ["order-hub", "professional", "x86_64", "RUNNING", "prePaid", "2023-03-14T02:11:09Z"],
  ["order-hub-standby", "professional", "aarch64", "RUNNING", "prePaid", "2023-03-14T02:40:51Z"],
  ["warehouse-sync", "basic", "x86_64", "RUNNING", "postPaid", "2023-09-02T07:25:33Z"],
  ["erp-bridge", "enterprise", "x86_64", "RUNNING", "prePaid", "2024-01-19T10:02:18Z"],
  ["erp-bridge-test", "basic", "x86_64", "FROZEN", "postPaid", "2024-01-22T03:47:00Z"],
  ["iot-gateway", "platinum", "aarch64", "RUNNING", "prePaid", "2024-05-30T08:19:42Z"],
  ["iot-gateway-next", "platinum", "aarch64", "CREATING", "prePaid", "2026-10-28T06:05:12Z"],
  ["partner-portal", "professional", "x86_64", "ERROR", "postPaid", "2024-08-07T01:33:27Z"],
  ["finance-close", "enterprise", "x86_64", "RUNNING", "prePaid", "2024-11-11T09:00:00Z"],
  ["legacy-esb", "basic", "x86_64", "DELETING", "postPaid", "2022-06-17T04:58:36Z"],
  ["campaign-2025", "basic", "aarch64", "CREATE_FAILED", "postPaid", "2025-02-13T11:44:05Z"],
  ["data-lake-feed", "enterprise", "aarch64", "RUNNING", "prePaid", "2025-07-01T00:15:59Z"],
];

/** The instances of the built-in project, two of another project, and two of another account's. */
export function defaultInstances(projects: Record<"project" | "staging" | "stranger", string>): SeedRomaInstance[] {
  const stagingRows: readonly Row[] = [
    ["order-hub-staging", "basic", "x86_64", "RUNNING", "postPaid", "2025-09-09T05:21:48Z"],
    ["erp-bridge-staging", "basic", "x86_64", "FREEZING", "postPaid", "2025-09-10T12:36:07Z"],
  ];
  const strangerRows: readonly Row[] = [
    ["stranger-hub", "professional", "x86_64", "RUNNING", "prePaid", "2024-04-02T03:10:20Z"],
    ["stranger-hub-test", "basic", "x86_64", "RUNNING", "postPaid", "2024-04-09T06:44:13Z"],
  ];
  return [
    ...rows.map((row) => instance(projects.project, row)),
    ...stagingRows.map((row) => instance(projects.staging, row)),
    ...strangerRows.map((row) => instance(projects.stranger, row)),
  ];
}

function instance(project: string, [name, flavor, arch, status, charge, created]: Row): SeedRomaInstance {
  const failed = status === "ERROR" || status === "CREATE_FAILED";
  const isPublic = flavor === "professional" || flavor === "platinum";
  const user = { user_id: hexId("user operator"), user_name: "operator" };
  return {
    id: uuid(`roma ${name}`),
    name,
    description: failed ? "Waiting for support" : `Integration of ${name.replaceAll("-", " ")}`,
    flavor_id: `00400-${30101 + flavor.length}-0--0`,
    flavor_type: flavor,
    cpu_arch: arch,
    vpc_id: uuid("vpc main"),
    subnet_id: uuid(`subnet ${arch}`),
    security_group_id: uuid("security group roma"),
    publicip_enable: isPublic,
    // The vendor fills these two only when public access is on. TEST-NET-3 addresses belong to nobody.
    ...(isPublic ? { publicip_id: uuid(`eip ${name}`), publicip_address: `203.0.113.${(name.length * 7) % 250}` } : {}),
    status,
    ...(failed ? { error_code: "ROMA.00011000", error_msg: "System error" } : {}),
    charge_type: charge,
    project_id: project,
    create_time: created,
    update_time: created,
    maintain_begin: "22:00:00",
    maintain_end: "02:00:00",
    available_zone_ids: flavor === "basic" ? [hexId("zone a")] : [hexId("zone a"), hexId("zone b")],
    enterprise_project_id: "0",
    created_user: user,
    last_updated_user: user,
  };
}
