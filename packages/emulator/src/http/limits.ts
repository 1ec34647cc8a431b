import type { ServerOptions } from "node:http";

/**
 * How the servers of an emulator read HTTP. Each value is said, whatever Node's default, since a test emulator has other
 * needs than a server on the open net.
 */
export const limits = {
  // What ROMA Connect's gateway takes: a URI of 32 KB and headers of 128 KB together. Node's 16 KB are less than what
  // passes there. https://support.huaweicloud.com/intl/en-us/usermanual-roma/roma_03_2128.html (2022-12-05)
  maxHeaderSize: (32 + 128) * 1024,
  // A request without Host is answered in the vendor's shape too, not by Node.
  requireHostHeader: false,
  // What is no HTTP is not to be guessed at: a client that sends it has a fault that its test should find.
  insecureHTTPParser: false,
  // Never: a program that stands at a breakpoint shall find its connection as it left it.
  keepAliveTimeout: 0,
  // A request that is never finished is given up: headers after a minute, all of it after five.
  headersTimeout: 60_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 30_000,
  noDelay: true,
} as const satisfies ServerOptions;
