import { describe, expect, it } from "vitest";
import { failure } from "../../test/failure.js";
import { type Answer, loopback, type Seen } from "../../test/loopback.js";
import { chain } from "../providers/chain.js";
import { type EcsMetadataOptions, fromEcsMetadata } from "./ecs-metadata.js";

const start = Date.parse("2026-01-01T00:00:00Z");
const credential = (access = "AK", expires_at = "2026-01-02T00:00:00.000000Z") => ({
  credential: { access, secret: "hidden-sk", securitytoken: "hidden-token", expires_at },
});
const isPut = (seen: Seen) => seen.line === "PUT /meta-data/latest/api/token";
const PUT = "PUT /meta-data/latest/api/token";
const GET = "GET /openstack/latest/securitykey";
const token: Answer = { status: 200, body: "hidden-metadata-token\n" };

async function scene(answer: (seen: Seen, count: number) => Answer, more: EcsMetadataOptions = {}) {
  const server = await loopback(answer);
  const clock = { now: start };
  const provider = fromEcsMetadata({ endpoint: server.endpoint, now: () => new Date(clock.now), ...more });
  return { ...server, clock, provider };
}

describe("ECS metadata", () => {
  it("asks for a token of six hours, then for the keys, and keeps both", async () => {
    const { provider, requests, lines, clock } = await scene((seen) =>
      isPut(seen) ? token : { status: 200, body: credential() },
    );
    const c = await provider();
    expect([c.accessKeyId, c.secretAccessKey, c.securityToken]).toEqual(["AK", "hidden-sk", "hidden-token"]);
    expect(c.expiresAt).toEqual(new Date("2026-01-02T00:00:00Z"));
    expect(JSON.stringify(c)).not.toContain("hidden");
    expect(await provider()).toBe(c);
    expect(lines()).toEqual([PUT, GET]);
    expect(requests[0]?.headers["x-metadata-token-ttl-seconds"]).toBe("21600");
    expect(requests[1]?.headers["x-metadata-token"]).toBe("hidden-metadata-token");
    await provider.refresh(c);
    expect(lines()).toEqual([PUT, GET, GET]);
    clock.now += 21_600_000;
    await provider.refresh(await provider());
    expect(lines()).toEqual([PUT, GET, GET, PUT, GET]);
  });

  it.each([404, 405, 503])("does without the token where it is not known (%d)", async (status) => {
    const { provider, requests } = await scene((seen) =>
      isPut(seen) ? { status } : { status: 200, body: credential() },
    );
    expect((await provider()).accessKeyId).toBe("AK");
    expect(requests[1]?.headers).not.toHaveProperty("x-metadata-token");
  });

  it("renews the token once after a 401", async () => {
    const { provider, lines } = await scene((seen, count) =>
      isPut(seen) ? token : count < 3 ? { status: 401 } : { status: 200, body: credential() },
    );
    expect((await provider()).accessKeyId).toBe("AK");
    expect(lines()).toEqual([PUT, GET, PUT, GET]);
  });

  it.each([
    [token, [PUT, GET, PUT, GET]],
    [{ status: 404 } as const, [PUT, GET, PUT]],
  ])("gives up after a second 401, and without a token to renew %#", async (put, expected) => {
    const { provider, lines } = await scene((seen) => (isPut(seen) ? put : { status: 401, body: "hidden-body" }));
    const { message, passed } = await failure(provider);
    expect(message).toMatch(/^the ECS metadata service at http:\S+ answers 401 to the request for keys; /);
    expect(passed).toBe(false);
    expect(lines()).toEqual(expected);
  });

  it("passes where the instance has no agency, without renewing the token", async () => {
    const body = "<p>Please configure Cloud Service Agency first. hidden-body</p>";
    const { provider, lines } = await scene((seen) => (isPut(seen) ? token : { status: 401, body }));
    const { message, passed } = await failure(provider);
    expect(message).toMatch(/has no agency for this instance; configure/);
    expect(passed).toBe(true);
    expect(lines()).toEqual([PUT, GET]);
  });

  it("passes where the service has no keys, where nothing listens, and where nothing answers in time", async () => {
    const { provider } = await scene(() => ({ status: 404 }));
    expect(await failure(provider)).toMatchObject({ passed: true });
    const gone = await loopback(() => ({ status: 200 }));
    await gone.close();
    const refused = await failure(fromEcsMetadata({ endpoint: gone.endpoint }));
    expect(refused).toMatchObject({ passed: true });
    expect(refused.message).toContain("does not answer (ECONNREFUSED)");
    const { provider: silent } = await scene(() => ({ status: "never" }), { timeoutMs: 50 });
    const late = await failure(chain(silent));
    expect(late.message).toMatch(/^no credentials found: \(1\) the ECS .* does not answer \(nothing within 50 ms\); /);
  });

  it("takes silence for trouble once the service has answered", async () => {
    const { provider, clock, close } = await scene((seen) =>
      isPut(seen) ? token : { status: 200, body: credential() },
    );
    await provider();
    await close();
    clock.now += 86_400_000;
    expect(await failure(provider)).toMatchObject({ passed: false });
  });

  it.each<[Answer, Answer, string]>([
    [{ status: 500 }, { status: 200 }, "answers 500 to the request for a token; "],
    [{ status: 200, body: "" }, { status: 200 }, "answers with a token that no header can carry"],
    [{ status: 200, body: "hidden-\u0001" }, { status: 200 }, "answers with a token that no header can carry"],
    [token, { status: 500, body: "hidden-body" }, "answers 500 to the request for keys; "],
    [token, { status: 302, headers: { location: "/hidden-place" } }, "answers 302 to the request for keys; "],
    [token, { status: 200, body: "hidden-text" }, "answers without a JSON object; "],
    [
      token,
      { status: 200, body: { credential: { access: "hidden-ak" } } },
      "answers without secret, securitytoken, expires_at; ",
    ],
    [token, { status: 200, body: credential("AK", "hidden-time") }, "answers with an expires_at that is no time"],
    [token, { status: 200, body: `hidden-${"x".repeat(70_000)}` }, "answers with more than 65536 bytes; "],
  ])("stops at an answer that makes no sense, and never shows it %#", async (put, get, problem) => {
    const { provider } = await scene((seen) => (isPut(seen) ? put : get));
    const { message, passed } = await failure(provider);
    expect(message).toContain(problem);
    expect(passed).toBe(false);
  });

  it("reaches no further than this machine and link, unless told to", async () => {
    for (const endpoint of [
      "http://localhost",
      "http://127.9.9.9:80",
      "http://[::1]",
      "https://[fe80::1]",
      "http://2852039166",
    ]) {
      expect(() => fromEcsMetadata({ endpoint })).not.toThrow();
    }
    for (const endpoint of [
      "http://10.0.0.1",
      "http://127.example.com",
      "http://127.0.0.1.example.com",
      "https://example.com",
      "http://169.254.169.254.example.com",
      "http://[fd00::1]",
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await failure(() => fromEcsMetadata({ endpoint }))).message).toContain(
        "neither loopback nor link-local; allow it",
      );
      expect(() => fromEcsMetadata({ endpoint, allowRemoteEndpoint: true })).not.toThrow();
    }
    for (const endpoint of [
      "ftp://127.0.0.1",
      "hidden-text",
      "http://hidden-user@127.0.0.1",
      "http://:hidden-pw@127.0.0.1",
      "http://hidden-user:hidden-pw@127.0.0.1",
      "http://127.0.0.1#hidden-",
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await failure(() => fromEcsMetadata({ endpoint, allowRemoteEndpoint: true }));
    }
  });
});
