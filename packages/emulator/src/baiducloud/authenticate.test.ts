import { signBceAuthV1 } from "@yunfan/auth-signing/baiducloud";
import { describe, expect, it } from "vitest";
import { callBaidu, json, later, LIST, minutes, NOW, start } from "../../test/client.js";

const verdict = async (answer: Response | Promise<Response>) => {
  const got = await answer;
  return [got.status, (await json<{ code?: string }>(got)).code];
};

describe("bce-auth-v1", () => {
  it("takes a signature until it expires, and a date within 30 minutes", async () => {
    const emulator = await start({ now: () => NOW });
    const at = (now: Date) => verdict(callBaidu(emulator, LIST, { now }));
    for (const off of [0, minutes(30), -minutes(30)]) expect(await at(later(off))).toEqual([200, undefined]);
    for (const off of [minutes(31), -minutes(31)]) expect(await at(later(off))).toEqual([400, "RequestExpired"]);
  });

  it("judges the life of the signature and the date of the request each on its own", async () => {
    const emulator = await start({ now: () => NOW });
    const url = emulator.endpoints.bcc + LIST;
    const send = (signedAt: Date, seconds: number, date: string) => {
      const headers = { host: new URL(url).host, "x-bce-date": date };
      const options = { now: signedAt, expirationInSeconds: seconds };
      const signed = signBceAuthV1({ method: "POST", url, headers }, emulator.credentials.baiducloud, options);
      return verdict(fetch(url, { method: "POST", body: "{}", headers: { ...headers, ...signed.headers } }));
    };
    const now = "2026-03-01T12:00:00Z";
    expect(await send(later(-minutes(50)), 3600, now)).toEqual([200, undefined]);
    expect(await send(later(-minutes(2)), 60, now)).toEqual([400, "RequestExpired"]);
    expect(await send(later(minutes(31)), 1800, now)).toEqual([400, "RequestExpired"]);
    expect(await send(NOW, 1800, "2026-03-01T11:29:00Z")).toEqual([400, "RequestExpired"]);
    expect(await send(NOW, 1800, "yesterday")).toEqual([400, "InvalidHTTPRequest"]);
  });

  it("covers the query and the signed headers, but not the body", async () => {
    const emulator = await start();
    const url = `${emulator.endpoints.bcc}${LIST}?maxKeys=1`;
    const headers = { host: new URL(url).host, "x-bce-date": `${new Date().toISOString().slice(0, 19)}Z` };
    const signed = signBceAuthV1({ method: "POST", url, headers }, emulator.credentials.baiducloud, {
      now: new Date(),
    });
    const send = (target: string, own: Record<string, string>, body: string) =>
      verdict(fetch(target, { method: "POST", body, headers: { ...headers, ...signed.headers, ...own } }));
    expect(await send(url, {}, "{}")).toEqual([200, undefined]);
    expect(await send(url, {}, '{"osType":"linux"}')).toEqual([200, undefined]);
    expect(await send(`${url}0`, {}, "{}")).toEqual([400, "SignatureDoesNotMatch"]);
    const second = new Date(Date.now() - 60_000).toISOString();
    expect(await send(url, { "x-bce-date": `${second.slice(0, 19)}Z` }, "{}")).toEqual([400, "SignatureDoesNotMatch"]);
  });

  it("tells apart what is wrong with the header", async () => {
    const emulator = await start();
    const url = emulator.endpoints.bcc + LIST;
    const send = (headers: Record<string, string>) => verdict(fetch(url, { method: "POST", body: "{}", headers }));
    const { accessKeyId, secretAccessKey } = emulator.credentials.baiducloud;
    expect(await send({})).toEqual([403, "AccessDenied"]);
    expect(await send({ authorization: "Bearer x" })).toEqual([400, "InvalidHTTPAuthHeader"]);
    const bare = { "x-bce-date": `${new Date().toISOString().slice(0, 19)}Z` };
    const unsigned = signBceAuthV1(
      { method: "POST", url, headers: bare },
      { accessKeyId, secretAccessKey },
      { now: new Date() },
    );
    expect(await send({ ...bare, ...unsigned.headers })).toEqual([400, "InvalidHTTPAuthHeader"]);
    const key = { accessKeyId: "nobody", secretAccessKey };
    expect(await verdict(callBaidu(emulator, LIST, { key }))).toEqual([403, "InvalidAccessKeyId"]);
    const wrong = { accessKeyId, secretAccessKey: "x" };
    expect(await verdict(callBaidu(emulator, LIST, { key: wrong }))).toEqual([400, "SignatureDoesNotMatch"]);
  });

  it("wants the session token of a temporary key, and remarks when it is not signed", async () => {
    const temporary = { accessKeyId: "temporary", secretAccessKey: "temporary-secret", sessionToken: "session-1" };
    const emulator = await start({ credentials: { baiducloud: [temporary] } });
    const call = (key: { accessKeyId: string; secretAccessKey: string }) => verdict(callBaidu(emulator, LIST, { key }));
    const { sessionToken: _, ...bare } = temporary;
    expect(await call(temporary)).toEqual([200, undefined]);
    expect(emulator.requests.at(-1)?.warnings).toEqual([]);
    expect(await call(bare)).toEqual([403, "AccessDenied"]);
    expect(await call({ ...temporary, sessionToken: "session-2" } as typeof bare)).toEqual([403, "AccessDenied"]);
    const url = emulator.endpoints.bcc + LIST;
    const headers = { host: new URL(url).host };
    const signed = signBceAuthV1({ method: "POST", url, headers }, bare, { now: new Date() });
    const sent = { ...headers, ...signed.headers, "x-bce-security-token": "session-1" };
    expect(await verdict(fetch(url, { method: "POST", body: "{}", headers: sent }))).toEqual([200, undefined]);
    expect(emulator.requests.at(-1)?.warnings[0]).toContain("not signed");
    expect(JSON.stringify(emulator.requests)).not.toContain("session-1");
  });
});
