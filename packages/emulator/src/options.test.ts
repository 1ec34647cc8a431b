import { describe, expect, it } from "vitest";
import { settle } from "./options.js";
import { serviceNames, type ServiceName } from "./service.js";

describe("settle", () => {
  it("has a default for everything", () => {
    expect(settle({})).toMatchObject({
      services: serviceNames,
      region: { huaweicloud: "cn-north-4", baiducloud: "bj" },
      tokenLifetimeSeconds: 86_400,
      requestLimit: 1000,
      auth: { huaweicloud: "strict", baiducloud: "strict" },
      strictInput: false,
    });
  });

  it.each([
    [{ services: ["nowhere" as ServiceName] }, `there is no service nowhere; there are ${serviceNames.join(", ")}`],
    [{ services: [] }, "services is empty"],
    [{ tokenLifetimeSeconds: 0 }, "tokenLifetimeSeconds is 0"],
    [{ now: () => new Date(Number.NaN) }, "now gives Invalid Date; let it give a time"],
    [{ now: () => 5 as unknown as Date }, "now gives 5; let it give a time"],
    [{ region: { huaweicloud: "" } }, "region.huaweicloud is empty; name a region, or leave it out"],
    [{ region: { baiducloud: "" } }, "region.baiducloud is empty"],
    [{ services: ["rom" as ServiceName] }, `there are ${serviceNames.join(", ")}; did you mean "roma"?`],
    [{ auth: "of" as "off" }, 'auth is of; give strict, warn or off; did you mean "off"?'],
    [{ auth: { baiducloud: "lax" as "off" } }, "auth.baiducloud is lax; give strict, warn or off"],
    [
      { auth: { baidu: "off", huaweicloud: undefined } },
      "auth.baidu: there is no such provider; there are huaweicloud, baiducloud",
    ],
    [{ requestLimit: Number.NaN }, "requestLimit is NaN"],
    [
      { generate: { romaInstances: 100_001 } },
      "generate.romaInstances is 100001; give a whole number from 0 to 100000",
    ],
    [{ generate: { reservedInstances: 1e9 } }, "generate.reservedInstances is 1000000000"],
    [{ generate: { reservedInstances: -1 } }, "generate.reservedInstances is -1"],
    [{ generate: { rng: 1.5 } }, "generate.rng is 1.5; give a whole number from 0 to 4294967295"],
    [{ generate: { users: 1, rng: 1 } }, "generate.users: there is no such option"],
  ])("refuses %j", (options, message) => {
    expect(() => settle(options)).toThrow(message);
  });
});
