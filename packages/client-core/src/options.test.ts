import { expect, it } from "vitest";
import { createShop } from "../test/shop.js";

const input = { owner: "o", item: "1" };

it.each([5, {}, null, "signal"])("refuses the signal %j before anything is sent", async (signal) => {
  const shop = createShop("http://127.0.0.1:9");
  const call = shop.getItem(input, { signal: signal as unknown as AbortSignal });
  await expect(call).rejects.toThrow("signal: is no AbortSignal; pass the signal of an AbortController");
});
