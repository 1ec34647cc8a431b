import { describe, expect, it } from "vitest";
import { addresses, type StartOptions } from "./listening.js";
import { serviceNames } from "./service.js";

describe("addresses", () => {
  it("are any free ports of loopback", () => {
    expect(addresses({})).toEqual({
      host: "127.0.0.1",
      port: Object.fromEntries(serviceNames.map((name) => [name, 0])),
    });
    expect(addresses({ ports: { roma: 8080 } }).port).toMatchObject({ roma: 8080, iam: 0 });
    expect(addresses({ port: 8080 }).port).toBe(8080);
  });

  it("stays on loopback unless told otherwise", () => {
    for (const host of ["127.0.0.1", "127.9.9.9", "::1", "localhost"]) expect(addresses({ host }).host).toBe(host);
    for (const host of ["0.0.0.0", "::", "192.168.1.2", "127.evil.example", "localhost.evil.example", ""]) {
      expect(() => addresses({ host })).toThrow("is not a loopback address");
      expect(addresses({ host, allowRemote: true }).host).toBe(host);
    }
  });

  it.each<[StartOptions, string]>([
    [{ ports: { nowhere: 1, roma: 1 } as object }, `there is no service nowhere; there are ${serviceNames.join(", ")}`],
    [{ ports: { roma: 70_000 } }, "ports.roma is 70000; give a whole number from 0 to 65535"],
    [{ port: -1 }, "port is -1; give a whole number from 0 to 65535"],
    [{ port: 0, ports: {} }, "port is for all services, and ports for one each; give one of the two"],
  ])("refuses %j", (options, message) => {
    expect(() => addresses(options)).toThrow(message);
  });
});
