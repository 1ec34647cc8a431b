import type { SharedHypothesis } from "../engine.js";
import { replaceHeader } from "./headers.js";

const PORT = /:\d+$/;

/** Mistakes of the host. */
export const hostHypotheses: readonly SharedHypothesis[] = [
  {
    name: "host-port",
    *variants(draft) {
      const host = draft.headers.find(({ name }) => name === "host")?.value ?? "";
      const without = "host was signed without its port; sign the Host header as it is sent, port included";
      const added = "host was signed with a port that the Host header does not have; sign it as it is sent";
      if (PORT.test(host)) yield replaceHeader(draft, "host", host.replace(PORT, ""), without);
      else for (const port of [443, 80]) yield replaceHeader(draft, "host", `${host}:${port}`, added);
    },
  },
  {
    name: "host-name",
    pairs: false,
    *variants(draft, { hosts, headers }) {
      const forwarded = headers.get("x-forwarded-host");
      for (const host of forwarded === undefined ? hosts : [forwarded, ...hosts]) {
        const verdict = `host was signed as ${host}, and the Host header says otherwise; sign for the host that is called`;
        yield replaceHeader(draft, "host", host, verdict);
      }
    },
  },
];
