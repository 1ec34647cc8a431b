import { defaultChain as baiduChain } from "@yunfan/auth-signing/baiducloud/default-chain";
import { defaultChain as huaweiChain } from "@yunfan/auth-signing/huaweicloud/default-chain";
import type { TransportOptions } from "@yunfan/client-core";
import { allServices, factoryOf } from "@yunfan-tools/contract/services";
import { Spec, type SpecOperation } from "@yunfan-tools/contract/spec";

/** How a client is made, whichever it is. */
export interface ClientOptions extends TransportOptions {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

function telling<T extends object>(chain: () => Promise<T>, tell: (credentials: object) => void): () => Promise<T> {
  return async () => {
    const credentials = await chain();
    tell(credentials);
    return credentials;
  };
}

/** The chain of credentials of each provider, as the vendor's SDKs look for them. */
const chains: Readonly<Record<string, () => () => Promise<object>>> = {
  huaweicloud: huaweiChain,
  baiducloud: baiduChain,
};

const services = allServices().filter(({ provider }) => Object.hasOwn(chains, provider));

/** The providers, and per provider the services that have a spec. */
export const served: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.keys(chains).map((name) => [
    name,
    services.filter(({ provider }) => provider === name).map(({ service }) => service),
  ]),
);

/** An operation that can be recorded. */
export interface Recordable {
  readonly provider: string;
  readonly service: string;
  /** The folder of the spec, such as `v2`. */
  readonly version: string;
  readonly spec: Spec;
  readonly operation: SpecOperation;
  /** The endpoint's template, such as `https://roma.{region}.myhuaweicloud.com`. */
  readonly endpoint: string;
  /** Calls it; what comes back is the client's result. */
  readonly call: (options: ClientOptions, input: object, tell: (credentials: object) => void) => Promise<CallResult>;
}

/** The part of a client's result that says whether an answer came. */
export interface CallResult {
  readonly ok: boolean;
  readonly error?: { readonly kind: string; readonly message: string };
}

/** Every operation of a provider, by the vendor's name. */
export function operationsOf(provider: string): readonly Recordable[] {
  const chain = chains[provider];
  if (chain === undefined) return [];
  return (served[provider] ?? []).flatMap((service) => {
    const spec = new Spec(provider, service);
    const { info, servers } = spec.document as { info: { version: string }; servers: readonly { url: string }[] };
    const endpoint = servers[0]?.url ?? "";
    return spec.operations().map((operation) => ({
      provider,
      service,
      version: info.version,
      spec,
      operation,
      endpoint,
      call: async (options, input, tell) => {
        const credentials = telling(chain(), tell);
        const create = await factoryOf({ provider, service, version: info.version });
        const client = create({ ...options, credentials });
        return methodOf(client, operation.id)(input).safe();
      },
    }));
  });
}

type Method = (input: object) => { safe(): Promise<CallResult> };

/** The method of a client that calls an operation: each says which one it is. */
function methodOf(client: object, id: string): Method {
  const found = (Object.values(client) as unknown[]).find(
    (member) => typeof member === "function" && (member as { operation?: unknown }).operation === id,
  );
  if (found === undefined) throw new Error(`the client has no method for ${id}`);
  return found as Method;
}
