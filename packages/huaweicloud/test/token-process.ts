import KeyvRedis from "@keyv/redis";
import { Keyv } from "keyv";
import { iamPasswordToken } from "../src/iam/password-token.js";
import { keyvTokenStore } from "../src/iam/token-store-keyv.js";

// A process of a fleet: gets a token through the shared store, writes it to its output, waits to be told that it was
// refused, and writes the next one.
const [redis = "", endpoint = ""] = process.argv.slice(2);
const keyv = new Keyv(new KeyvRedis(redis), { throwOnErrors: true });
const provider = iamPasswordToken({
  endpoint,
  region: "cn-north-4",
  domainName: "acme",
  userName: "reader",
  password: "correct horse",
  store: keyvTokenStore(keyv),
  onStoreError: (error) => {
    throw error;
  },
});
process.stdout.write("ready\n");
for await (const line of process.stdin.setEncoding("utf8") as AsyncIterable<string>) {
  const { token } = line.startsWith("get") ? await provider() : await provider.refresh(await provider());
  process.stdout.write(`${token}\n`);
}
await keyv.disconnect();
