import { describe, expect, it } from "vitest";
import { service } from "../test/shop.js";
import { ConfigurationError } from "./index.js";
import { resolveEndpoint } from "./endpoint.js";

describe("resolveEndpoint", () => {
  it("knows the documented regions and takes any endpoint", () => {
    expect(resolveEndpoint(service, { region: "south" })).toBe("https://shop.south.example.com");
    expect(resolveEndpoint(service, { region: "elsewhere", endpoint: "https://gw.example.com:8443/shop/" })).toBe(
      "https://gw.example.com:8443/shop",
    );
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
    [{ region: "nroth" }, 'region: "nroth" is not a documented region of SHOP (north, south); to call it all the same'],
    [{ endpoint: "shop.example.com" }, "endpoint: is not a URL"],
    [{ endpoint: "ftp://shop.example.com" }, "endpoint: has the scheme ftp:"],
    [{ endpoint: "https://me:secret@shop.example.com" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://me@shop.example.com" }, "endpoint: must be scheme, host, port and path only"],
    [{ endpoint: "https://shop.example.com/?a=1" }, "endpoint: must be scheme, host, port and path only"],
  ])("refuses %j", (options, message) => {
    expect(() => resolveEndpoint(service, options)).toThrow(ConfigurationError);
    expect(() => resolveEndpoint(service, options)).toThrow(message);
    expect(() => resolveEndpoint(service, options)).toThrow(/^(?!.*secret)/);
  });
});
