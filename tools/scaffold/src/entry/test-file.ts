import { camel, pascal } from "../names.js";
import type { EntryOf } from "./entry-of.js";

/** The test of what is a service's own. */
export function testFile({ service, operation, input, project }: EntryOf): string {
  const Name = pascal(service);
  const own = project ? `, projectId: "0123456789abcdef0123456789abcdef"` : "";
  const given = Object.keys(input).length === 0 ? "" : `, ${JSON.stringify(input)}`;
  return `import { expect, it } from "vitest";
import { service } from "./generated/operations.js";
import { create${Name}, ${service}Regions } from "./index.js";

// That each operation and each of its documented statuses reaches the caller, signed and over a socket, is tested for every
// service by tools/contract. What is this service's own goes here.

const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key" };
const [region = ""]: readonly string[] = ${service}Regions;

it("calls the spec's server of a region, signed", async () => {
  const client = create${Name}({ region, credentials${own} });
  const { url, headers, canonicalRequest } = await client.explain("${camel(operation)}"${given});
  expect(url.startsWith(service.endpoint.replace("{region}", region))).toBe(true);
  expect(new Headers(headers).get("authorization")).toBeTruthy();
  expect(canonicalRequest).toContain(new URL(url).pathname);
});

it("calls an endpoint of the caller's own, and no other host than the region's", async () => {
  const client = create${Name}({ endpoint: "https://one.example.com", credentials${own} });
  const moved = client.with({ endpoint: "https://two.example.com" });
  expect(new URL((await moved.explain("${camel(operation)}"${given})).url).host).toBe("two.example.com");
  expect(() => client.with({ endpoint: "two.example.com" })).toThrow("endpoint");
});
`;
}
