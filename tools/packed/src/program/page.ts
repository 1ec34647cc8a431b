// The program with the emulator beside it, in one process and without sockets: what a page with samples to try would ship.
import { createEmulator } from "@yunfan/emulator/in-process";
import { inventory as list, type Inventory } from "./inventory.js";

/** Lists what an emulator of this page's own holds. */
export async function inventory(): Promise<Inventory> {
  const { endpoints, credentials, fetch } = createEmulator({ services: ["iam", "roma", "bcc", "sts"] });
  return list({ endpoints, credentials, fetch });
}
