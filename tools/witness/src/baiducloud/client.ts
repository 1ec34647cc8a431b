// Runs in a process of its own: after any error Baidu's SDK moves the clock of all its clients.
import BceBaseClient from "@baiducloud/sdk/src/bce_base_client.js";
import { answerCalls, type Call, type Reply } from "../process/protocol.js";

async function send({ endpoint, method, path, query, body = {}, credentials }: Call): Promise<Reply> {
  const { accessKeyId: ak, secretAccessKey: sk, token } = credentials;
  const config = { endpoint, credentials: { ak, sk }, ...(token === undefined ? {} : { sessionToken: token }) };
  try {
    const parts = { params: { ...query }, headers: {}, body: JSON.stringify(body) };
    const answer = await new BceBaseClient(config, "bcc", true).sendRequest(method, path, parts);
    return { ok: true, body: answer.body as object };
  } catch (error) {
    return { ok: false, status: (error as { status_code?: number }).status_code };
  }
}

answerCalls(send);
