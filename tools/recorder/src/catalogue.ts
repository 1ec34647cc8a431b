import { defaultChain as baiduChain } from "@yunfan/auth-signing/baiducloud/default-chain";
import { defaultChain as huaweiChain } from "@yunfan/auth-signing/huaweicloud/default-chain";
import { createBcc } from "@yunfan/baiducloud/bcc";
import { createSts } from "@yunfan/baiducloud/sts";
import type { TransportOptions } from "@yunfan/client-core";
import { createIam } from "@yunfan/huaweicloud/iam";
import { createRoma } from "@yunfan/huaweicloud/roma";
import { Spec, type SpecOperation } from "@yunfan-tools/contract/spec";

/** How a client is made, whichever it is. */
export interface ClientOptions extends TransportOptions {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

/** A provider's services, each by what makes its client with the provider's default chain of credentials. */
interface Provider {
  /** Tells each credential that the chain yields, as it yields it. */
  readonly services: (
    tell: (credentials: object) => void,
  ) => Readonly<Record<string, (options: ClientOptions) => object>>;
}

function telling<T extends object>(chain: () => Promise<T>, tell: (credentials: object) => void): () => Promise<T> {
  return async () => {
    const credentials = await chain();
    tell(credentials);
    return credentials;
  };
}

const providers: Readonly<Record<string, Provider>> = {
  huaweicloud: {
    services(tell) {
      const credentials = telling(huaweiChain(), tell);
      return {
        iam: (options) => createIam({ ...options, credentials }),
        roma: (options) => createRoma({ ...options, credentials }),
      };
    },
  },
  baiducloud: {
    services(tell) {
      const credentials = telling(baiduChain(), tell);
      return {
        bcc: (options) => createBcc({ ...options, credentials }),
        sts: ({ region: _region, ...options }) => createSts({ ...options, credentials }),
      };
    },
  },
};

/** The providers, and per provider the services that a client is made for. */
export const served: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(providers).map(([name, { services }]) => [name, Object.keys(services(() => {}))]),
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
        const client = providers[provider]?.services(tell)[service]?.(options) ?? {};
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
