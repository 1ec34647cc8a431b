import { inspect } from "node:util";
import { expect, it } from "vitest";
import { scripted } from "../../test/scripted.js";
import { createSts } from "./index.js";

const credentials = { accessKeyId: "AK", secretAccessKey: "secret-key" };
const answer = { accessKeyId: "temporary", secretAccessKey: "s3cret-value", sessionToken: "t0ken-value" };

it("calls the one endpoint there is, without a region", async () => {
  const seen: string[] = [];
  const fetch = (url: string) => {
    seen.push(url);
    return Promise.resolve(new Response("{}"));
  };
  await createSts({ credentials, fetch }).getSessionToken();
  expect(seen).toEqual(["https://sts.bj.baidubce.com/v1/sessionToken"]);
});

it("sends the key without a value, signed as such", async () => {
  const { endpoint, requests } = await scripted({ body: answer });
  const sts = createSts({ endpoint, credentials });
  await sts.assumeRole({ accountId: "a", roleName: "角色", durationSeconds: 60 });
  expect(requests[0]).toMatchObject({
    line: "POST /v1/credential?assumeRole=&accountId=a&roleName=%E8%A7%92%E8%89%B2&durationSeconds=60",
    body: "{}",
  });
  const { canonicalRequest } = await sts.explain("assumeRole", { accountId: "a", roleName: "r" });
  expect(canonicalRequest).toContain("\naccountId=a&assumeRole=&roleName=r\n");
});

it("does not show the secrets of an answer, and keeps them on a client with other options", async () => {
  const { endpoint } = await scripted({ body: answer });
  const sts = createSts({ endpoint: "https://sts.example.com", credentials }).with({ endpoint });
  const key = await sts.getSessionToken({ attachment: "nightly" });
  expect(key.secretAccessKey).toBe("s3cret-value");
  expect(key.sessionToken).toBe("t0ken-value");
  expect(inspect(key, { showHidden: true }) + JSON.stringify({ ...key })).not.toMatch(/s3cret|t0ken/);
});
