import { describe, expect, it } from "vitest";
import { failure } from "../../test/failure.js";
import { folder } from "../../test/folder.js";
import { type Answer, loopback } from "../../test/loopback.js";
import { fromContainer } from "./container.js";

const URI = "HC_CONTAINER_CREDENTIALS_FULL_URI";
const FILE = "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const snake = {
  access: "AK",
  secret: "hidden-sk",
  securitytoken: "hidden-token",
  expires_at: "2126-01-02T00:00:00.5Z",
};
const camel = {
  accessKeyId: "AK",
  secretAccessKey: "hidden-sk",
  securityToken: "hidden-token",
  expiration: "2126-01-02T00:00:00.5Z",
};

async function scene(answer: Answer, text = "hidden-authorization\n") {
  const server = await loopback(() => answer);
  const { write, path } = folder();
  const env = { [URI]: `${server.endpoint}/v1/credentials?a=b`, [FILE]: write("token", text) };
  return { ...server, env, path, write };
}

describe("container credentials", () => {
  it.each([{ credential: snake }, { credentials: camel }, snake, camel])("come in any known form %#", async (body) => {
    const { env, requests } = await scene({ status: 200, body });
    const provider = fromContainer({ env });
    const c = await provider();
    expect([c.accessKeyId, c.secretAccessKey, c.securityToken]).toEqual(["AK", "hidden-sk", "hidden-token"]);
    expect(c.expiresAt).toEqual(new Date("2126-01-02T00:00:00.500Z"));
    expect(await provider()).toBe(c);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ line: "POST /v1/credentials?a=b", body: "{}" });
    expect(requests[0]?.headers).toMatchObject({
      authorization: "hidden-authorization",
      "content-type": "application/json",
    });
  });

  it("send the token as it is in the file at that moment", async () => {
    const { env, requests, write } = await scene({ status: 200, body: snake });
    const provider = fromContainer({ env });
    const c = await provider();
    write("token", "second");
    await provider.refresh(c);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(["hidden-authorization", "second"]);
  });

  it("pass when neither variable is set, and stop when one is missing", async () => {
    const none = await failure(fromContainer({ env: {} }));
    expect(none).toMatchObject({ passed: true });
    expect(none.message).toMatch(`environment variables are not set: ${URI}, ${FILE}; `);
    for (const [set, missing] of [
      [URI, FILE],
      [FILE, URI],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { message, passed } = await failure(fromContainer({ env: { [set]: "hidden-value" } }));
      expect(message).toBe(`environment variable is not set: ${missing}; set both or neither`);
      expect(passed).toBe(false);
    }
  });

  it.each([
    ["http://10.0.0.1/x?hidden-1", "10.0.0.1 is neither loopback nor link-local; use https"],
    ["hidden-text", "is not an http or https URL; "],
    ["https://u:hidden-pw@example.com", "has a user, a password or a fragment in it; "],
  ])("are not asked for over an address that could leak the token %#", async (uri, problem) => {
    const { env } = await scene({ status: 200 });
    const { message, passed } = await failure(fromContainer({ env: { ...env, [URI]: uri } }));
    expect(message).toContain(URI);
    expect(message).toContain(problem);
    expect(passed).toBe(false);
  });

  it("are asked for over https anywhere", async () => {
    const { env } = await scene({ status: 200 });
    const seen: string[] = [];
    const fetch = (url: string) => {
      seen.push(url);
      return Promise.resolve(new Response(JSON.stringify(snake)));
    };
    await fromContainer({ env: { ...env, [URI]: "https://pods.example.com/keys" }, fetch })();
    expect(seen).toEqual(["https://pods.example.com/keys"]);
  });

  it.each<[Answer, string, string]>([
    [{ status: 403, body: "hidden-body" }, "token", "answers 403; "],
    [{ status: 307, headers: { location: "http://127.0.0.1:9/hidden-" } }, "token", "answers 307; "],
    [{ status: 200, body: "[]" }, "token", "answers without access, secret, securitytoken, expires_at; "],
    [{ status: 200 }, "", "is empty or has characters that no header can carry; "],
    [{ status: 200 }, "hidden-\nhidden-", "is empty or has characters that no header can carry; "],
    [{ status: "never" }, "token", "does not answer (nothing within 50 ms)"],
  ])("stop at what is broken, and never show it %#", async (answer, text, problem) => {
    const { env } = await scene(answer, text);
    const { message, passed } = await failure(fromContainer({ env, timeoutMs: 50 }));
    expect(message).toContain(problem);
    expect(passed).toBe(false);
  });

  it("stop at a token file that is missing", async () => {
    const { env, path } = await scene({ status: 200 });
    const { message } = await failure(fromContainer({ env: { ...env, [FILE]: `${path}/none` } }));
    expect(message).toBe(`${FILE}: there is no file ${path}/none; set it to the token's file`);
  });
});
