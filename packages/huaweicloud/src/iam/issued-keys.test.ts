import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { chain, NoCredentialsError } from "@yunfan/auth-signing";
import { CredentialsError, type ApiError } from "@yunfan/client-core";
import { scripted, type Scripted } from "../../test/scripted.js";
import { iamAgencyKeys, type IamAgencyKeysOptions } from "./agency-keys.js";
import { iamTemporaryKeys, type IamTemporaryKeysOptions } from "./temporary-keys.js";

const start = Date.parse("2026-01-02T00:00:00Z");
const credentials = { token: "asker-token" };

/** IAM's answer, for keys that end so many seconds after the start. */
function issued(access: string, endsAt: number, change: object = {}): Scripted {
  const expires_at = new Date(start + endsAt * 1000).toISOString().replace("Z", "000Z");
  const credential = { access, secret: `secret-of-${access}`, securitytoken: `token-of-${access}`, expires_at };
  return { status: 201, body: { credential: { ...credential, ...change } } };
}

const down = { status: 503, body: { error: { code: 503, message: "down" } } };
const no = (status: number) => ({ status, body: { error: { code: status, message: "no" } } });

async function scene(answers: Scripted[], options: Partial<IamTemporaryKeysOptions> = {}) {
  const { endpoint, requests } = await scripted(answers, 5);
  const clock = { seconds: 0 };
  const now = () => new Date(start + clock.seconds * 1000);
  const provider = iamTemporaryKeys({ endpoint, credentials, now, ...options });
  const at = async (seconds: number) => {
    clock.seconds = seconds;
    const { accessKeyId } = await provider();
    // A report about keys that nobody has waits for what runs in the background, and changes nothing.
    await provider.refresh({ accessKeyId: "nobody", secretAccessKey: "" });
    return accessKeyId;
  };
  return { provider, at, clock, requests };
}

const agency = (endpoint: string, change: Partial<IamAgencyKeysOptions> = {}) =>
  iamAgencyKeys({ endpoint, credentials, agencyName: "operations", domainName: "customer", ...change });

async function failure(run: () => unknown): Promise<Error> {
  try {
    await run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("expected a failure");
}

describe("what is asked", () => {
  it("is the vendor's request by token", async () => {
    const policy = { Version: "1.1", Statement: [{ Effect: "Allow" as const, Action: ["obs:object:*"] }] };
    const { provider, requests } = await scene([issued("A", 900)], { durationSeconds: 3600, policy });
    await provider();
    expect(requests[0]).toMatchObject({ line: "POST /v3.0/OS-CREDENTIAL/securitytokens" });
    expect(requests[0]?.headers).toMatchObject({ "x-auth-token": "asker-token" });
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      auth: { identity: { methods: ["token"], token: { duration_seconds: 3600 }, policy } },
    });
    const plain = await scene([issued("A", 900)]);
    await plain.provider();
    expect(JSON.parse(plain.requests[0]?.body ?? "")).toEqual({ auth: { identity: { methods: ["token"] } } });
  });

  it("is the vendor's request by agency", async () => {
    const { endpoint, requests } = await scripted([issued("A", 900)]);
    await agency(endpoint, { domainId: "d-1", durationSeconds: 900, sessionUserName: "alice" })();
    await agency(endpoint, { domainName: undefined, domainId: "d-1" })();
    const bodies = requests.map(({ body }) => JSON.parse(body) as { auth: { identity: unknown } });
    expect(bodies.map(({ auth }) => auth.identity)).toEqual([
      {
        methods: ["assume_role"],
        assume_role: {
          agency_name: "operations",
          domain_name: "customer",
          domain_id: "d-1",
          duration_seconds: 900,
          session_user: { name: "alice" },
        },
      },
      { methods: ["assume_role"], assume_role: { agency_name: "operations", domain_id: "d-1" } },
    ]);
  });
});

describe("the keys", () => {
  it("have the asker's place, or that of the agency, and do not show their secrets", async () => {
    const asker = { token: "asker-token", projectId: "p-1" };
    const { provider } = await scene([issued("A", 900)], { credentials: asker });
    const keys = await provider();
    expect(keys).toMatchObject({ accessKeyId: "A", projectId: "p-1", expiresAt: new Date(start + 900_000) });
    expect([keys.secretAccessKey, keys.securityToken]).toEqual(["secret-of-A", "token-of-A"]);
    const shown = inspect(keys, { showHidden: true }) + JSON.stringify(keys) + JSON.stringify({ ...keys });
    expect(shown).not.toMatch(/secret-of|token-of/);
    const { endpoint } = await scripted([issued("A", 900)]);
    const assumed = await agency(endpoint, { credentials: asker, domainId: "d-1" })();
    expect([assumed.projectId, assumed.domainId]).toEqual([undefined, "d-1"]);
  });

  it("are asked for once, however many wait", async () => {
    const { provider, requests } = await scene([issued("A", 900)]);
    const all = await Promise.all(Array.from({ length: 30 }, () => provider()));
    expect(new Set(all).size).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it("of 900 seconds are replaced in the background from the 600th on, and by waiting callers from the 810th", async () => {
    const { at, requests } = await scene([issued("A", 900), issued("B", 1500), issued("C", 9999)]);
    expect([await at(0), await at(599)]).toEqual(["A", "A"]);
    expect(requests).toHaveLength(1);
    expect([await at(600), await at(601)]).toEqual(["A", "B"]);
    expect(await at(1411)).toBe("C");
    expect(requests).toHaveLength(3);
  });

  it("are replaced once they are reported as refused, by whatever copy of them", async () => {
    const { provider, requests } = await scene([issued("A", 900), issued("B", 900)]);
    const { accessKeyId } = await provider();
    const reported = Array.from({ length: 5 }, () => provider.refresh({ accessKeyId, secretAccessKey: "" }));
    expect((await Promise.all(reported)).map((keys) => keys.accessKeyId)).toEqual(Array(5).fill("B"));
    expect(requests).toHaveLength(2);
  });

  it("of a day are replaced as every other temporary key is", async () => {
    const { at, requests } = await scene([issued("A", 86_400), issued("B", 172_800)], { durationSeconds: 86_400 });
    expect([await at(0), await at(86_400 - 2401), await at(86_400 - 2400), await at(86_400 - 2399)]).toEqual(
      Array.from("AAAB"),
    );
    expect(requests).toHaveLength(2);
  });

  it("stay in use when a replacement ahead of time fails, and the error comes when there must be one", async () => {
    const failures: unknown[] = [];
    const { at, requests } = await scene([issued("A", 900), down], {
      onAdvisoryFailure: (error) => failures.push(error),
    });
    expect([await at(0), await at(600), await at(659), await at(660)]).toEqual(["A", "A", "A", "A"]);
    expect([requests.length, failures.length]).toEqual([3, 2]);
    expect((await failure(() => at(810))).message).toMatch(/^no temporary keys: CreateTemporary\w+: 503 503: "down"$/);
  });

  it("are not asked for again ahead of time once IAM has said no", async () => {
    const { at, requests } = await scene([issued("A", 900), no(401)]);
    expect([await at(0), await at(600), await at(700), await at(809)]).toEqual(["A", "A", "A", "A"]);
    expect(requests).toHaveLength(2);
    await failure(() => at(810));
    expect(requests).toHaveLength(3);
  });

  it.each([-3, 2])("end by this machine's clock, also when it is off by %i hours", async (hours) => {
    const date = new Date(start).toUTCString();
    const { at, requests } = await scene([
      { ...issued("A", 900), headers: { Date: date } },
      { ...issued("B", 1500), headers: { Date: new Date(start + 600_000).toUTCString() } },
    ]);
    const off = hours * 3600;
    expect([await at(off), await at(off + 599), await at(off + 600), await at(off + 601)]).toEqual([
      "A",
      "A",
      "A",
      "B",
    ]);
    expect(requests).toHaveLength(2);
  });
});

describe("what goes wrong", () => {
  it.each([
    [401, /401: "no"; pass credentials that IAM takes$/],
    [403, /403: "no"; see in IAM what this user may do$/],
  ])("a %i says what to do, with IAM's answer as cause", async (status, message) => {
    const { provider } = await scene([no(status)]);
    const error = await failure(provider);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toMatch(message);
    expect((error.cause as ApiError).status).toBe(status);
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("asker-token");
  });

  it("a 403 to an agency names what to look at", async () => {
    const { endpoint } = await scripted([no(403)]);
    expect((await failure(agency(endpoint))).message).toMatch(
      /; see that the agency exists there and trusts this account, and that this user has the permission Agent Operator$/,
    );
  });

  it("a token that no header can carry is told as such, and nothing is sent", async () => {
    const { provider, requests } = await scene([issued("A", 900)], { credentials: { token: "two\nlines" } });
    expect((await failure(provider)).message).toMatch(
      /^the IAM token is empty or has characters that no header can carry;/,
    );
    expect(requests).toEqual([]);
  });

  it("a refused token is renewed once by its own provider", async () => {
    const { endpoint, requests } = await scripted([no(401), issued("A", 900)]);
    let token = "old";
    const asker = Object.assign(() => Promise.resolve({ token }), {
      refresh: () => Promise.resolve({ token: (token = "new") }),
    });
    expect((await iamTemporaryKeys({ endpoint, credentials: asker })()).accessKeyId).toBe("A");
    expect(requests.map(({ headers }) => headers["x-auth-token"])).toEqual(["old", "new"]);
  });

  it.each([
    ["secret", { secret: "" }, "credential.secret"],
    ["all but the access key", { secret: 1, securitytoken: null, expires_at: undefined }, "credential.expires_at"],
    ["a readable time", { expires_at: "soon" }, "a readable credential.expires_at"],
  ])("an answer without %s gives no keys and shows nothing", async (_, change, names) => {
    const { provider } = await scene([issued("A", 900, change)]);
    const error = await failure(provider);
    expect(error.message).toContain("no temporary keys: the answer lacks a readable credential.");
    expect(error.message).toContain(names);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/secret-of|token-of/);
  });

  it.each([{ body: {} }, { body: { credential: null } }, { body: { credential: "x" } }])(
    "nor does %j",
    async (answer) => {
      const { provider } = await scene([{ status: 201, ...answer }]);
      expect((await failure(provider)).message).toContain("lacks a readable credential.access, credential.secret");
    },
  );

  it.each([899, 86_401, 900.5, Number.NaN, "900"])(
    "durationSeconds %s is refused before anything is sent",
    (seconds) => {
      const make = () => iamTemporaryKeys({ region: "cn-north-4", credentials, durationSeconds: seconds as number });
      expect(make).toThrow(CredentialsError);
      expect(make).toThrow(`durationSeconds is ${seconds}; pass a whole number of seconds from 900 to 86400`);
    },
  );

  it.each([
    [
      { advisorySeconds: 900 },
      "advisorySeconds is 900, and the keys live 900 seconds; pass less, from 0 on, or a longer",
    ],
    [{ mandatorySeconds: -1 }, "mandatorySeconds is -1, and the keys live 900 seconds"],
    [{ durationSeconds: 3600, advisorySeconds: 3600 }, "advisorySeconds is 3600, and the keys live 3600 seconds"],
  ])("%j leaves no time to use the keys", (options, message) => {
    expect(() => iamTemporaryKeys({ region: "cn-north-4", credentials, ...options })).toThrow(message);
  });

  it.each([
    [{ agencyName: "" }, "agencyName is needed"],
    [{ domainName: undefined }, "domainName or domainId is needed"],
    [{ credentials: undefined as never }, "credentials are needed to ask IAM for keys"],
    [{ endpoint: undefined }, "region: is needed to find IAM"],
  ])("an agency without what it needs: %j", (change, message) => {
    expect(() => agency("http://127.0.0.1", change)).toThrow(message);
  });
});

describe("in a chain", () => {
  const nothing = () => {
    throw new NoCredentialsError("there is no vault", "set one up");
  };

  it("where there is nothing to ask with, the next link is asked", async () => {
    const { endpoint, requests } = await scripted([issued("A", 900)]);
    const last = { accessKeyId: "LAST", secretAccessKey: "s" };
    const found = chain(
      iamTemporaryKeys({ endpoint, credentials: nothing }),
      agency(endpoint, { credentials: nothing }),
      last,
    );
    expect((await found()).accessKeyId).toBe("LAST");
    expect(requests).toEqual([]);
  });

  it("a refusal ends the search", async () => {
    const { endpoint } = await scripted([no(403)]);
    const found = chain(agency(endpoint), { accessKeyId: "LAST", secretAccessKey: "s" });
    expect((await failure(found)).message).toMatch(/^no temporary keys: CreateTemporaryAccessKeyByAgency: 403 /);
  });
});
