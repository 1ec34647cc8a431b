import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { Coverage } from "../src/index.js";
import type { Held } from "./load-child.js";
import { Load, type LoadAnswer } from "./load.js";
import type { Callable } from "./signed.js";

const CONNECTIONS = 200;
const REQUESTS = 10_000;
// Enough to fill the list of recorded requests, and to have all code run hot.
const WARM_UP = 2000;
// Of 10,000 requests: what is kept of each would have to be below half a kilobyte to stay unseen.
const MOST_GROWTH = 5 * 1024 * 1024;

const total = /^\{"total":12,"size":5,|"totalCount":32,"marker":null,"maxKeys":5,|^\{"links":/;
const isRight = ({ service, status, requestId, body }: LoadAnswer): boolean =>
  status === 200 &&
  (service === "bcc" ? /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/ : /^[\da-f]{32}$/).test(requestId ?? "") &&
  total.test(body);

async function ask(child: ChildProcess): Promise<Held> {
  child.send("held");
  const [held] = (await once(child, "message")) as [Held];
  return held;
}

it(`holds ${REQUESTS} requests on ${CONNECTIONS} connections: no error, no growth`, { timeout: 300_000 }, async () => {
  const program = fileURLToPath(new URL("load-child.ts", import.meta.url));
  const child = fork(program, { execArgv: ["--expose-gc", "--import", "tsx"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [target] = (await once(child, "message")) as [Callable];
  const atRest = await ask(child);
  const wrong: LoadAnswer[] = [];
  const ids = new Set<string | undefined>();
  const onAnswer = (answer: LoadAnswer): void => {
    if (!isRight(answer)) wrong.push(answer);
    ids.add(answer.requestId);
  };
  const load = new Load(target, CONNECTIONS);
  await load.run(WARM_UP, onAnswer);
  const warm = await ask(child);
  await load.run(REQUESTS, onAnswer);
  const loaded = await ask(child);

  expect(wrong.slice(0, 3)).toEqual([]);
  expect(ids.size).toBe(WARM_UP + REQUESTS);
  expect([warm.sockets, loaded.sockets]).toEqual([CONNECTIONS, CONNECTIONS]);
  expect([warm.requests, loaded.requests]).toEqual([1000, 1000]);
  expect(loaded.heapBytes - warm.heapBytes).toBeLessThan(MOST_GROWTH);

  load.end();
  const coverage = await fetch(`${target.endpoints.roma}/_emulator/coverage`, { headers: { Connection: "close" } });
  const { operations } = (await coverage.json()) as Coverage;
  const counted = operations.reduce((sum, { statuses }) => sum + (statuses["200"] ?? 0), 0);
  expect(counted).toBe(WARM_UP + REQUESTS);

  let after = await ask(child);
  // A connection that its client has closed is gone a little later.
  while (after.sockets > 0) after = await ask(child); // oxlint-disable-line no-await-in-loop -- until then
  expect(after.resources).toBe(atRest.resources);

  // Nothing is left that would keep the process alive.
  child.send("stop");
  expect(await once(child, "exit")).toEqual([0, null]);
});
