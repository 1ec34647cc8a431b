import { describe, expect, it } from "vitest";
import { readVectors, timeOf } from "../test/vectors.js";
import { signBceAuthV1 } from "./baiducloud/index.js";
import { verifyBceAuthV1 } from "./baiducloud/verify.js";
import { signSdkHmacSha256, signV11HmacSha256 } from "./huaweicloud/index.js";
import { verifyHuaweiCloud, verifySdkHmacSha256 } from "./huaweicloud/verify.js";

const credentials = { accessKeyId: "AK", secretAccessKey: "SK-of-AK" };
const secretOf = (id: string): string | undefined => (id === "AK" ? "SK-of-AK" : undefined);
const now = new Date("2024-01-15T08:30:45Z");

const signed = signSdkHmacSha256({ method: "GET", url: "https://h.cn/a", headers: {} }, credentials, { now });
const good = Object.entries(signed.headers);
const ask = (headers: readonly (readonly [string, string])[], body?: string) =>
  verifySdkHmacSha256({ method: "GET", target: "/a", headers, body }, secretOf);

const withHash = (declared: string, body: string) => {
  const headers = { "X-Sdk-Content-Sha256": declared };
  const { headers: added } = signSdkHmacSha256({ method: "PUT", url: "https://h.cn/a", headers }, credentials, {
    now,
  });
  return verifyHuaweiCloud(
    { method: "PUT", target: "/a", headers: Object.entries({ ...headers, ...added }), body },
    secretOf,
  );
};

const askBaidu = (headers: Record<string, string>, list?: string[]) => {
  const { headers: added } = signBceAuthV1({ method: "GET", url: "https://h.cn/a", headers }, credentials, {
    now,
    signedHeaders: list,
  });
  return verifyBceAuthV1({ method: "GET", target: "/a", headers: Object.entries({ ...headers, ...added }) }, secretOf);
};

describe("why a request is refused", () => {
  it("says so for Huawei Cloud", () => {
    expect(ask(good)).toMatchObject({ ok: true, signedHeaders: ["host", "x-sdk-date"] });
    expect(ask([])).toMatchObject({ reason: "missing-authorization" });
    expect(ask([["Authorization", "Bearer x"]])).toMatchObject({ reason: "malformed" });
    expect(ask([...good, ...good])).toMatchObject({ reason: "malformed" });
    expect(ask(good.filter(([name]) => name !== "host"))).toMatchObject({ reason: "missing-signed-header" });
    expect(ask(good.filter(([name]) => name !== "X-Sdk-Date"))).toMatchObject({ reason: "unsigned-date" });
    expect(ask(good, "x")).toMatchObject({ reason: "signature-mismatch", accessKeyId: "AK" });
    expect(verifySdkHmacSha256({ method: "GET", target: "/a", headers: good }, () => undefined)).toMatchObject({
      reason: "unknown-access-key",
    });
    const v11 = signV11HmacSha256({ method: "GET", url: "https://h.cn/a", headers: {} }, credentials, {
      now,
      regionId: "r",
      serviceName: "s",
    });
    expect(ask(Object.entries(v11.headers))).toMatchObject({ reason: "unsupported-algorithm" });
  });

  it("asks that X-Sdk-Date be signed, not only sent", () => {
    const open = good.map(([name, value]) => [name, value.replace("host;x-sdk-date", "host")] as const);
    expect(open).not.toEqual(good);
    expect(ask(open)).toMatchObject({ reason: "unsigned-date" });
  });

  it.each(["host;host;x-sdk-date", "host;x-sdk-date;x-sdk-date", "x-sdk-date;host", "Host;x-sdk-date", ";host"])(
    "takes signed headers in ascending order, each once: not %s",
    (list) => {
      const other = good.map(([name, value]) => [name, value.replace("host;x-sdk-date", list)] as const);
      expect(ask(other)).toMatchObject({ reason: "malformed" });
    },
  );

  it("asks for host only when told to, as Huawei's Go SDK signs none", () => {
    const open = { method: "GET", target: "/a", headers: good.map(([n, v]) => [n, v.replace("host;", "")] as const) };
    expect(verifyHuaweiCloud(open, secretOf, { requireHost: true })).toMatchObject({ reason: "unsigned-host" });
    expect(verifyHuaweiCloud(open, secretOf)).toMatchObject({ reason: "signature-mismatch" });
  });

  it("compares the body with a declared hash, unless that is UNSIGNED-PAYLOAD", () => {
    const ofEmptyObject = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    expect(withHash(ofEmptyObject, "{}")).toMatchObject({ ok: true });
    expect(withHash(ofEmptyObject, "{ }")).toMatchObject({ reason: "payload-mismatch" });
    expect(withHash("whatever", "{}")).toMatchObject({ reason: "payload-mismatch" });
    expect(withHash("UNSIGNED-PAYLOAD", "{ }")).toMatchObject({ ok: true });
  });

  it("does not throw for a body that is none", () => {
    const body = JSON.parse("[1]") as string;
    expect(ask(good, body)).toMatchObject({ reason: "malformed" });
    expect(withHash("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945", body)).toMatchObject({
      reason: "payload-mismatch",
    });
  });

  it("says so for Baidu AI Cloud", () => {
    expect(askBaidu({ host: "h.cn" })).toMatchObject({ ok: true, expiresAt: new Date("2024-01-15T09:00:45Z") });
    expect(askBaidu({ "x-bce-date": "2024-01-15T08:30:45Z" })).toMatchObject({ reason: "unsigned-host" });
    expect(askBaidu({ host: "h.cn", range: "x" }, ["range"])).toMatchObject({ reason: "unsigned-host" });
  });

  it("takes an empty list of a Baidu signature for the default set", () => {
    const file = readVectors("bce-auth-v1.json");
    const vector = file.published?.find(({ name }) => name === "published-put-default-headers");
    if (vector === undefined) throw new Error("the vector is gone");
    const { method, url, headers } = vector.request;
    const result = verifyBceAuthV1(
      {
        method,
        target: url.slice("https://bj.bcebos.com".length),
        headers: [...Object.entries(headers), ["Authorization", vector.expected.authorization]],
      },
      () => vector.credentials.secretAccessKey,
    );
    expect(result).toMatchObject({ ok: true, signedAt: timeOf(vector) });
  });
});
