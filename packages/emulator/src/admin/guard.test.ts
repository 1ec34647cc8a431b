import { describe, expect, it } from "vitest";
import { askRaw } from "../../test/admin.js";
import { start } from "../../test/client.js";

const REQUESTS = "GET /_emulator/requests";

describe("the admin API", () => {
  it.each(["localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.9.9.9", "[::1]:80", "emulator.localhost"])(
    "takes the host name %s",
    async (host) => {
      expect((await askRaw(await start(), REQUESTS, [`Host: ${host}`])).status).toBe(200);
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.0.1",
    "[::2]",
    "evil@localhost",
    "",
  ])("refuses the host name %j, by which a page of somebody else's may have come here", async (host) => {
    const emulator = await start();
    for (const path of ["", "/requests", "/requests/1", "/nothing"]) {
      // oxlint-disable-next-line no-await-in-loop -- four calls
      const answer = await askRaw(emulator, `GET /_emulator${path}`, [`Host: ${host}`]);
      expect(answer.status).toBe(403);
      expect(answer.body).toBe(
        '{"error":"/_emulator answers to loopback host names only; call it by localhost or 127.0.0.1, on its machine"}',
      );
    }
  });

  it.each(["http://localhost:5173", "https://app.localhost", "http://127.0.0.1", "http://[::1]:80"])(
    "takes the origin %s",
    async (origin) => {
      expect((await askRaw(await start(), REQUESTS, ["Host: localhost", `Origin: ${origin}`])).status).toBe(200);
    },
  );

  it.each(["https://evil.example", "null", "http://localhost.evil.example", "file://", "http://evil@localhost", ""])(
    "refuses the origin %j, a web page of another machine, and does nothing",
    async (origin) => {
      const emulator = await start();
      emulator.clock.set("2030-01-01");
      const type = "Content-Type: application/json";
      const headers = ["Host: localhost", `Origin: ${origin}`, type, "Content-Length: 2"];
      const answer = await askRaw(emulator, "POST /_emulator/reset", headers, "{}");
      expect(answer.status).toBe(403);
      expect(answer.body).toContain("is not for web pages of other machines");
      expect(emulator.clock.now().getUTCFullYear()).toBe(2030);
    },
  );

  it("does nothing for what a page can send without asking first: a form, or text", async () => {
    const emulator = await start();
    emulator.clock.set("2030-01-01");
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      undefined,
    ]) {
      const named = type === undefined ? [] : [`Content-Type: ${type}`];
      // oxlint-disable-next-line no-await-in-loop -- five calls
      const answer = await askRaw(
        emulator,
        "POST /_emulator/reset",
        ["Host: localhost", ...named, "Content-Length: 2"],
        "{}",
      );
      expect(answer.status).toBe(415);
      expect(answer.body).toContain("send Content-Type: application/json");
    }
    expect(emulator.clock.now().getUTCFullYear()).toBe(2030);
  });
});
