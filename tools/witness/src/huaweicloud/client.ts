// Runs in a process of its own: Huawei's SDK logs failed requests, keys' signatures included, to standard output and to
// a file in the working directory, and writes an id into the home directory.
import { GlobalCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials.js";
import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js";
import { ClientBuilder } from "@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js";
import type { HcClient } from "@huaweicloud/huaweicloud-sdk-core/HcClient.js";
import { Region } from "@huaweicloud/huaweicloud-sdk-core/region/region.js";
import { answerCalls, type Call, type Reply } from "../process/protocol.js";

function clientFor({ endpoint, credentials, domainId, projectId, lookUp }: Call): HcClient {
  const { accessKeyId: ak, secretAccessKey: sk, token } = credentials;
  const keys =
    domainId === undefined ? new BasicCredentials().withProjectId(projectId) : new GlobalCredentials({ domainId });
  const builder = new ClientBuilder<HcClient>((client) => client);
  builder.withCredential(keys.withAk(ak).withSk(sk).withSecurityToken(token));
  if (lookUp === undefined) return builder.withEndpoint(endpoint).build();
  keys.withIamEndpoint(lookUp.iamEndpoint);
  return builder.withRegion(new Region(lookUp.region, endpoint)).build();
}

/** What the clients that Huawei generates hand to the one beneath them. */
const optionsOf = ({ method, path, query }: Call) => ({
  method,
  url: path,
  contentType: "application/json",
  queryParams: { ...query },
  pathParams: {},
  headers: {},
});

async function send(call: Call): Promise<Reply> {
  try {
    const answer = await clientFor(call).sendRequest<{ httpStatusCode?: number }>(optionsOf(call));
    const { httpStatusCode: _, ...body } = answer;
    return { ok: true, body };
  } catch (error) {
    return { ok: false, status: (error as { httpStatusCode?: number }).httpStatusCode };
  }
}

answerCalls(send);
