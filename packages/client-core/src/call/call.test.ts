import { describe, expect, it } from "vitest";
import { answer, loopback } from "../../test/loopback.js";
import { createShop } from "../../test/shop.js";

describe("Call", () => {
  it("sends one request however often it is asked for its result", async () => {
    const { endpoint, seen } = await loopback(answer(200, '{"item":"a"}'));
    const call = createShop(endpoint).getItem({ owner: "o", item: "1" });
    const [data, full, safe] = await Promise.all([call, call.withResponse(), call.safe()]);
    expect(data).toEqual({ item: "a" });
    expect(full.response.text).toBe('{"item":"a"}');
    expect(safe).toMatchObject({ ok: true, data: { item: "a" } });
    expect(seen).toHaveLength(1);
  });

  it("works as a promise does", async () => {
    const { endpoint } = await loopback(answer(500, '{"code":"E"}'));
    let finished = 0;
    const call = createShop(endpoint).getItem({ owner: "o", item: "1" });
    expect(
      await call
        .then(
          () => "good",
          () => "bad",
        )
        .finally(() => finished++),
    ).toBe("bad");
    await expect(call.finally(() => finished++)).rejects.toMatchObject({ code: "E" });
    await expect(call.withResponse()).rejects.toMatchObject({ code: "E" });
    expect(finished).toBe(2);
    expect(Object.prototype.toString.call(call)).toBe("[object Call]");
  });

  it("reports a failure that nobody looks at, and only that", async () => {
    const { endpoint } = await loopback(answer(500, '{"code":"E"}'));
    const unhandled: unknown[] = [];
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", (reason) => unhandled.push(reason));
    try {
      const shop = createShop(endpoint, { retry: { maxAttempts: 1 } });
      void shop.getItem({ owner: "o", item: "1" });
      await shop.getItem({ owner: "o", item: "1" }).safe();
      await shop
        .getItem({ owner: "o", item: "1" })
        .withResponse()
        .catch(() => undefined);
      while (unhandled.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unhandled).toHaveLength(1);
      expect(unhandled[0]).toMatchObject({ code: "E" });
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const listener of listeners) process.on("unhandledRejection", listener);
    }
  });

  it("does not pass a bug off as an answer", async () => {
    const bug = new RangeError("the clock is broken");
    const now = () => {
      throw bug;
    };
    const call = createShop("http://127.0.0.1:1", { now }).getItem({ owner: "o", item: "1" });
    await expect(call.safe()).rejects.toBe(bug);
  });
});
