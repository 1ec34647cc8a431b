import { fileURLToPath } from "node:url";

/** The workspace's root. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));
