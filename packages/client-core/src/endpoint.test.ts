import { describe, expect, it } from "vitest";
import { service } from "../test/shop.js";
import { ConfigurationError, createServiceClient, NetworkError } from "./index.js";
import { regionHint, resolveEndpoint } from "./endpoint.js";

describe("resolveEndpoint", () => {
  it("knows where regions are, also new ones, and takes any endpoint", () => {
    expect(resolveEndpoint(service, { region: "south" })).toBe("https://shop.south.example.com");
    expect(resolveEndpoint(service, { region: "far-east-42" })).toBe("https://shop.far-east-42.example.com");
    expect(resolveEndpoint(service, { region: "elsewhere", endpoint: "https://gw.example.com:8443/shop/" })).toBe(
      "https://gw.example.com:8443/shop",
    );
  });

  it("needs no region where there is one endpoint", () => {
    const single = { ...service, endpoint: "https://shop.example.com", regions: [] };
    expect(resolveEndpoint(single, {})).toBe("https://shop.example.com");
    expect(resolveEndpoint(single, { endpoint: "https://gw.example.com" })).toBe("https://gw.example.com");
    expect(() => resolveEndpoint(single, { endpoint: "http://gw.example.com" })).toThrow("in the clear");
  });

  it("takes plain http on loopback, and elsewhere only when it is meant", () => {
    for (const host of ["localhost:8080", "127.0.0.1:1", "127.9.9.9", "[::1]:80"]) {
      expect(() => resolveEndpoint(service, { endpoint: `http://${host}` })).not.toThrow();
    }
    for (const host of ["emulator:8080", "127.0.0.1.example.com", "localhost.example.com", "10.0.0.1"]) {
      const endpoint = `http://${host}`;
      expect(() => resolveEndpoint(service, { endpoint })).toThrow("endpoint: would carry credentials to");
      expect(resolveEndpoint(service, { endpoint, allowInsecureEndpoint: true })).toBe(endpoint);
    }
  });

  it.each([
    [{}, 'region: is needed to find SHOP, such as "north"'],
    [{ region: "North" }, 'region: "North" is no region id: those are of a-z, 0-9 and "-", such as "north"'],
    [{ region: "" }, 'region: "" is no region id'],
    [{ region: "north.evil.example" }, 'region: "north.evil.example" is no region id'],
    [{ region: "north/@evil" }, 'region: "north/@evil" is no region id'],
    [{ region: "north\n" }, String.raw`region: "north\n" is no region id`],
    [{ region: ["north"] as unknown as string }, 'region: ["north"] is no region id'],
    [{ endpoint: "shop.example.com" }, "endpoint: is not a URL"],
    [{ endpoint: "ftp://shop.example.com" }, "endpoint: has the scheme ftp:"],
    [{ endpoint: "https://me:secret@shop.example.com" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://me@shop.example.com" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://:secret@shop.example.com" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://shop.example.com/#secret" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://shop.example.com/?a=1" }, "endpoint: must be scheme, host, port and path only"],
  ])("refuses %j", (options, message) => {
    expect(() => resolveEndpoint(service, options)).toThrow(ConfigurationError);
    expect(() => resolveEndpoint(service, options)).toThrow(message);
    expect(() => resolveEndpoint(service, options)).toThrow(/^(?!.*secret)/);
  });
});

describe("a region that no source lists", () => {
  it.each([
    ["https://shop.nroth.example.com", 'no source lists the region "nroth" for SHOP; did you mean "north"?'],
    ["https://shop.mars.example.com", 'no source lists the region "mars" for SHOP; it lists north, south'],
    ["https://shop.north.example.com", undefined],
    ["https://shop.example.com", undefined],
    ["https://shop.a.b.example.com", undefined],
    ["https://mars.example.org", undefined],
  ])("%s: %s", (endpoint, hint) => {
    expect(regionHint(service, endpoint)).toBe(hint);
  });

  it("is named when its host is not found", async () => {
    // `.invalid` never has an address: RFC 6761.
    const nowhere = { ...service, endpoint: "https://shop.{region}.invalid" };
    const endpoint = resolveEndpoint(nowhere, { region: "nroth" });
    const record = {
      id: "Get",
      method: "GET",
      path: "/",
      readsOnly: true,
      signed: false,
      success: 200,
      input: {},
    } as const;
    const client = createServiceClient<{ get(): Promise<unknown> }>(
      nowhere,
      { get: record },
      { endpoint, retry: { maxAttempts: 1 }, authenticate: () => ({ headers: {}, secrets: [] }) },
    );
    const error = await client.get().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(NetworkError);
    expect((error as Error).message).toBe(
      "Get: no answer from https://shop.nroth.invalid: getaddrinfo ENOTFOUND shop.nroth.invalid " +
        '(no source lists the region "nroth" for SHOP; did you mean "north"?)',
    );
  });
});
