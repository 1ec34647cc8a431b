import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { generate } from "selfsigned";
import { startEmulator, type Emulator } from "@yunfan/emulator";

/** The vendors' own host names, answered by the emulator: over TLS, behind a proxy, all on loopback. */
export interface VendorNetwork {
  /** What a program needs to call the vendors there: proxy, trusted certificate, credentials. */
  readonly env: Readonly<Record<string, string>>;
  /** What arrived, oldest first. */
  readonly requests: Emulator["requests"];
  /** What is answered next instead of what is true. */
  readonly answerNext: Emulator["answerNext"];
  readonly close: () => Promise<void>;
}

/**
 * Starts an emulator, a TLS server in front of it that has the vendors' names, and an HTTP proxy whose every tunnel leads
 * there. What a program signs for `https://roma.cn-north-4.myhuaweicloud.com` is verified under that very name.
 */
export async function startVendorNetwork(): Promise<VendorNetwork> {
  const account = { id: "a".repeat(32), name: "my-account" };
  const customer = { id: "d".repeat(32), name: "customer" };
  const emulator = await startEmulator({
    seed: {
      accounts: [account, customer],
      agencies: [{ id: "e".repeat(32), name: "operations", domain_id: customer.id, trust_domain_id: account.id }],
      users: [{ id: "b".repeat(32), name: "reader", password: "a-password-of-the-reader", domain_id: account.id }],
      projects: [
        { id: "c".repeat(32), name: "cn-north-4", domain_id: account.id },
        { id: "f".repeat(32), name: "cn-north-4", domain_id: customer.id },
      ],
      romaInstances: [{ id: "i-1", name: "connect", project_id: "c".repeat(32), status: "RUNNING" }],
      roles: [{ roleName: "coupon-reader", accountId: "dc9b5191440d4f93851ddffb4e942b75" }],
    },
  });
  const behind: Record<string, string> = {
    "iam.cn-north-4.myhuaweicloud.com": emulator.endpoints.iam,
    "roma.cn-north-4.myhuaweicloud.com": emulator.endpoints.roma,
    "bcc.bj.baidubce.com": emulator.endpoints.bcc,
    "sts.bj.baidubce.com": emulator.endpoints.sts,
  };
  const { private: key, cert } = await generate([{ name: "commonName", value: "vendors on loopback" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: Object.keys(behind).map((value) => ({ type: 2, value })) },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), "vendor-network-"));
  const certFile = join(folder, "ca.pem");
  writeFileSync(certFile, cert);

  const sockets = new Set<Socket>();
  const couple = (one: Socket, other: Socket) => {
    for (const socket of [one, other]) {
      sockets.add(socket);
      socket.on("error", () => void (one.destroy(), other.destroy()));
      socket.on("close", () => sockets.delete(socket));
    }
    one.pipe(other).pipe(one);
  };
  const front = createTlsServer({ key, cert }, (socket) => {
    const target = behind[String(socket.servername)];
    if (target === undefined) socket.destroy();
    else couple(socket, connect(Number(new URL(target).port), "127.0.0.1"));
  });
  await listen(front);
  const proxy = createServer();
  proxy.on("connect", (_request, socket, head) => {
    const tunnel = connect(portOf(front), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      tunnel.write(head);
      couple(socket as Socket, tunnel);
    });
  });
  await listen(proxy);

  const { huaweicloud, baiducloud } = emulator.credentials;
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      NODE_EXTRA_CA_CERTS: certFile,
      HUAWEICLOUD_SDK_AK: huaweicloud.accessKeyId,
      HUAWEICLOUD_SDK_SK: huaweicloud.secretAccessKey,
      IAM_PASSWORD: huaweicloud.password,
      BCE_ACCESS_KEY_ID: baiducloud.accessKeyId,
      BCE_SECRET_ACCESS_KEY: baiducloud.secretAccessKey,
    },
    requests: emulator.requests,
    answerNext: (operation, answer) => emulator.answerNext(operation, answer),
    async close() {
      for (const socket of sockets) socket.destroy();
      front.close();
      proxy.close();
      await emulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const portOf = (server: Server) => (server.address() as AddressInfo).port;
