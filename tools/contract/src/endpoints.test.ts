import { bccRegions, createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import { createIam, iamRegions } from "@yunfan/huaweicloud/iam";
import { createRoma, romaRegions } from "@yunfan/huaweicloud/roma";
import { describe, expect, it } from "vitest";
import { Spec } from "./spec.js";

// Where each client calls, and that none goes round the checks of `endpoint`.

interface Place {
  readonly region?: string;
  readonly endpoint?: string;
  readonly allowInsecureEndpoint?: boolean;
}

const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key" };
const project = { credentials, projectId: "0123456789abcdef" };
const clients: [string, string, (place: Place) => Promise<{ url: string }>][] = [
  ["huaweicloud", "roma", (place) => createRoma({ ...place, ...project }).explain("checkRomaInstanceListV2")],
  ["huaweicloud", "iam", (place) => createIam({ ...place, credentials }).explain("keystoneListProjects")],
  ["baiducloud", "bcc", (place) => createBcc({ ...place, credentials }).explain("listReservedInstances")],
  ["baiducloud", "sts", (place) => createSts({ ...place, credentials }).explain("getSessionToken")],
];

interface Server {
  readonly url: string;
  readonly variables?: { readonly region: { readonly enum: readonly string[] } };
}

describe.each(clients)("%s %s", (provider, service, explain) => {
  const [server] = new Spec(provider, service).document["servers"] as [Server];
  const listed = server.variables?.region.enum ?? ["anywhere"];
  const originOf = async (place: Place) => new URL((await explain(place)).url).origin;
  const failure = async (place: Place) => {
    try {
      return (await explain(place)).url;
    } catch (error) {
      return String(error);
    }
  };

  it("calls the spec's server, in each region that it lists and in those that it does not", async () => {
    for (const region of [...listed, "far-east-42"]) {
      // oxlint-disable-next-line no-await-in-loop -- nothing is sent
      expect(await originOf({ region })).toBe(server.url.replace("{region}", region));
    }
  });

  it.runIf(server.variables !== undefined)("takes no region that would lead to another host", async () => {
    for (const region of ["x.evil.example/", "x@evil.example", "x#", "X", ""]) {
      // oxlint-disable-next-line no-await-in-loop -- nothing is sent
      expect(await failure({ region })).toContain(`region: ${JSON.stringify(region)} is no region id`);
    }
  });

  it("calls an endpoint of the caller's own, in the clear on this machine or when that is meant", async () => {
    const endpoint = "http://gateway.example.com";
    expect(await originOf({ endpoint: "https://gateway.example.com:8443" })).toBe("https://gateway.example.com:8443");
    expect(await originOf({ endpoint: "http://127.0.0.1:8080" })).toBe("http://127.0.0.1:8080");
    expect(await failure({ endpoint })).toContain("endpoint: would carry credentials to gateway.example.com in the");
    expect(await originOf({ endpoint, allowInsecureEndpoint: true })).toBe(endpoint);
    for (const odd of ["https://me@example.com", "https://example.com?a=1", "ftp://example.com"]) {
      // oxlint-disable-next-line no-await-in-loop -- nothing is sent
      expect(await failure({ endpoint: odd, allowInsecureEndpoint: true })).toContain("ConfigurationError: endpoint: ");
    }
  });
});

it("the regions of the specs are there as data", () => {
  const listed = (provider: string, service: string) => {
    const [server] = new Spec(provider, service).document["servers"] as [Server];
    return server.variables?.region.enum;
  };
  expect(romaRegions).toEqual(listed("huaweicloud", "roma"));
  expect(iamRegions).toEqual(listed("huaweicloud", "iam"));
  expect(bccRegions).toEqual(listed("baiducloud", "bcc"));
});
