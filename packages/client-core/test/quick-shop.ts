import type { RequestListener } from "node:http";
import type { ClientEvent, ServiceRuntime } from "../src/index.js";
import { loopback } from "./loopback.js";
import { createShop } from "./shop.js";

/** One scripted answer. */
export type Step = { status?: number; body?: string; headers?: Record<string, string>; cut?: true };

export const good: Step = { body: '{"item":"a"}' };

/** Answers by script, the last step for ever. */
export async function scripted(...steps: Step[]) {
  let next = 0;
  const listener: RequestListener = (_, response) => {
    const {
      status = 200,
      body = '{"code":"E","message":"m"}',
      headers = {},
      cut,
    } = steps[Math.min(next++, steps.length - 1)] ?? good;
    if (cut) response.socket?.destroy();
    else response.writeHead(status, headers).end(body);
  };
  return loopback(listener);
}

/** A shop that does not really wait: it notes how long it would have. */
export function quickShop(endpoint: string, runtime: Partial<ServiceRuntime> = {}) {
  const waits: number[] = [];
  const events: ClientEvent[] = [];
  const retry = {
    random: () => 1,
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...runtime.retry,
  };
  const shop = createShop(endpoint, { onEvent: (event) => events.push(event), ...runtime, retry });
  return { shop, waits, events };
}

export const input = { owner: "o", item: "1" };

/** What a call throws. */
export async function failureOf(call: PromiseLike<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error("expected a failure");
}
