import { describe, expect, it } from "vitest";
import { failure } from "../../test/failure.js";
import { CredentialsError } from "../errors.js";
import { isRefreshable } from "./refreshable.js";
import { type Expiring, refreshing, type RefreshingOptions } from "./refreshing.js";

interface Token extends Expiring {
  readonly token: string;
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A source on a clock in seconds: each token lives for 10,000, one fetch takes until `release` is called. */
function scene(options: RefreshingOptions<Token> = {}, initialLife = 10_000) {
  const state = {
    now: 0,
    life: initialLife as number | undefined,
    failing: undefined as Error | undefined,
    replaced: [] as (string | undefined)[],
  };
  const provider = refreshing<Token>(
    async (replaced) => {
      state.replaced.push(replaced?.token);
      const number = state.replaced.length;
      await tick();
      if (state.failing !== undefined) throw state.failing;
      const expiresAt = state.life === undefined ? undefined : new Date((state.now + state.life) * 1000);
      return { token: `t${number}`, expiresAt };
    },
    { now: () => new Date(state.now * 1000), ...options },
  );
  const get = async () => (await provider()).token;
  return { state, provider, get, fetches: () => state.replaced.length };
}

describe("refreshing", () => {
  it("fetches once for all who ask, and keeps", async () => {
    const { get, fetches, state } = scene();
    expect(new Set(await Promise.all(Array.from({ length: 20 }, get)))).toEqual(new Set(["t1"]));
    state.now = 7599;
    expect(await get()).toBe("t1");
    await tick();
    expect(fetches()).toBe(1);
  });

  it("renews in the background from 40 minutes before the end, once", async () => {
    const { get, fetches, state } = scene();
    await get();
    state.now = 7600;
    expect(await Promise.all([get(), get(), get()])).toEqual(["t1", "t1", "t1"]);
    await tick();
    await tick();
    expect(await get()).toBe("t2");
    expect(state.replaced).toEqual([undefined, "t1"]);
    expect(fetches()).toBe(2);
  });

  it("makes callers wait from 5 minutes before the end, and shares the fetch of the background with them", async () => {
    const { get, fetches, state } = scene();
    await get();
    state.now = 9699;
    expect(await get()).toBe("t1");
    state.now = 9700;
    expect(await Promise.all([get(), get()])).toEqual(["t2", "t2"]);
    expect(fetches()).toBe(2);
  });

  it("keeps the old after a failure ahead of time, pauses, and throws when it must renew", async () => {
    const failures: unknown[] = [];
    const { get, fetches, state } = scene({
      onAdvisoryFailure: (error) => {
        failures.push(error);
        throw new Error("a broken log");
      },
    });
    await get();
    state.failing = new CredentialsError("refused");
    state.now = 8000;
    for (let i = 0; i < 5; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await get()).toBe("t1");
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await tick();
    }
    expect(fetches()).toBe(2);
    state.now = 8060;
    expect(await get()).toBe("t1");
    await tick();
    await tick();
    expect(fetches()).toBe(3);
    expect(failures).toEqual([state.failing, state.failing]);
    state.now = 9700;
    await expect(get()).rejects.toBe(state.failing);
    state.failing = undefined;
    expect(await get()).toBe("t5");
  });

  it("reports a failure ahead of time once, however many asked meanwhile", async () => {
    let failures = 0;
    const { get, state } = scene({ onAdvisoryFailure: () => failures++ });
    await get();
    state.now = 8000;
    state.failing = new Error("down");
    await Promise.all([get(), get(), get()]);
    await tick();
    await tick();
    expect(failures).toBe(1);
  });

  it("lets the error decide on the pause", async () => {
    const final = new Error("final");
    const { get, fetches, state } = scene({ pauseSeconds: (error) => (error === final ? Infinity : 1) });
    await get();
    state.failing = final;
    for (state.now = 7600; state.now < 9700; state.now += 100) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await get()).toBe("t1");
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await tick();
    }
    expect(fetches()).toBe(2);
  });

  it.each([
    { life: 7200, may: 4800, must: 6900 },
    { life: 3600, may: 2400, must: 3300 },
    { life: 900, may: 600, must: 810 },
    { life: 60, may: 40, must: 54 },
  ])("keeps what lives for $life seconds for two thirds of them, and waits in the last tenth", async (times) => {
    const { get, fetches, state } = scene({ pauseSeconds: Infinity }, times.life);
    for (state.now = 0; state.now < times.may; state.now += times.life / 60) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await get()).toBe("t1");
    }
    expect(fetches()).toBe(1);
    state.failing = new Error("down");
    state.now = times.may;
    expect(await get()).toBe("t1");
    await tick();
    await tick();
    expect(fetches()).toBe(2);
    state.now = times.must - 1;
    expect(await get()).toBe("t1");
    state.now = times.must;
    await expect(get()).rejects.toBe(state.failing);
  });

  it.each([
    { life: 1000, why: "inside the advisory window" },
    { life: 100, why: "inside the mandatory window" },
  ])("does not fetch by the call what arrives $why that was given", async ({ life }) => {
    const windows = { advisorySeconds: 2400, mandatorySeconds: 300 };
    const { get, fetches, state } = scene({ pauseSeconds: Infinity, ...windows }, life);
    for (let i = 0; i < 5; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await get()).toBe("t1");
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await tick();
    }
    state.now = 60;
    await get();
    await tick();
    await tick();
    expect(await get()).toBe("t2");
    expect(fetches()).toBe(2);
  });

  it.each([0, undefined])("asks each time for what has ended or does not say when it ends (%s)", async (life) => {
    const { get, state } = scene();
    state.life = life;
    expect([await get(), await get()]).toEqual(["t1", "t2"]);
  });

  it.each([new Date("soon"), "2126-01-01T00:00:00Z", 4_922_380_800])(
    "does not keep for ever what ends at %j, but says that this is no time",
    async (expiresAt) => {
      const provider = refreshing(() => ({ token: "t", expiresAt: expiresAt as Date }));
      const { message } = await failure(provider);
      expect(message).toBe("expiresAt of the credentials is no valid Date; leave it out where they do not end");
    },
  );

  it("fetches once however many report the same refusal, early and late", async () => {
    const { provider, fetches, get } = scene();
    const first = await provider();
    const renewed = await Promise.all(Array.from({ length: 20 }, () => provider.refresh(first)));
    expect(new Set(renewed.map(({ token }) => token))).toEqual(new Set(["t2"]));
    expect((await provider.refresh(first)).token).toBe("t2");
    expect(await get()).toBe("t2");
    expect(fetches()).toBe(2);
  });

  it("lets callers wait rather than hand out what was refused", async () => {
    const { provider, get } = scene();
    const renewing = provider.refresh(await provider());
    expect(await get()).toBe("t2");
    await renewing;
  });

  it("joins the renewal that is under way when a refusal comes in", async () => {
    const { provider, state, fetches } = scene();
    const first = await provider();
    state.now = 8000;
    await provider();
    expect((await provider.refresh(first)).token).toBe("t2");
    expect(fetches()).toBe(2);
  });

  it("renews on its own when the renewal under way fails or yields the refused again", async () => {
    const { provider, state, fetches } = scene({ same: (a, b) => b.token === "t2" || a.token === b.token });
    const first = await provider();
    state.now = 8000;
    await provider();
    const [one, two] = await Promise.all([provider.refresh(first), provider.refresh(first)]);
    expect([one.token, two.token]).toEqual(["t3", "t3"]);
    expect(fetches()).toBe(3);
    state.now = 16_000;
    state.failing = new Error("down");
    await provider();
    await expect(provider.refresh(one)).rejects.toThrow("down");
    expect(fetches()).toBe(5);
  });

  it("throws when a refused one cannot be renewed, and does not hand it out again", async () => {
    const { provider, state, get } = scene();
    const first = await provider();
    state.failing = new Error("down");
    await expect(provider.refresh(first)).rejects.toThrow("down");
    await expect(get()).rejects.toThrow("down");
    state.failing = undefined;
    expect(await get()).toBe("t4");
  });

  it("refuses times that are none, and takes the longer window for the advisory one", async () => {
    for (const [name, value] of [
      ["advisorySeconds", -1],
      ["mandatorySeconds", Number.NaN],
      ["pauseSeconds", -1],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await failure(() => scene({ [name]: value }))).message).toBe(
        `${name} is not a number of seconds; pass 0 or more`,
      );
    }
    const { get, state } = scene({ mandatorySeconds: 9000 });
    await get();
    state.now = 1000;
    expect(await get()).toBe("t2");
  });

  it("is told from other providers by its shape", () => {
    expect(isRefreshable(scene().provider)).toBe(true);
    for (const other of [() => ({}), { refresh: () => ({}) }, Object.assign(() => ({}), { refresh: 1 })]) {
      expect(isRefreshable(other)).toBe(false);
    }
  });
});
