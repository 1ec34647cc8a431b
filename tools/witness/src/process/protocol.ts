/** One request for a vendor's client to send. */
export interface Call {
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | number>>;
  readonly body?: object;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    /** Of temporary keys. */
    readonly token?: string | undefined;
  };
  /** Huawei Cloud: the account for a global service, the project for a regional one, or where to look the project up. */
  readonly domainId?: string;
  readonly projectId?: string;
  readonly lookUp?: { readonly region: string; readonly iamEndpoint: string };
}

/** What came of it: the body, or the status of the refusal. */
export type Reply = { readonly ok: true; readonly body: object } | { readonly ok: false; readonly status: unknown };

/** Answers each call of the parent process with a reply, in the order of the calls. */
export function answerCalls(send: (call: Call) => Promise<Reply>): void {
  process.on("message", (call: Call) => {
    send(call).then(
      (reply) => process.send?.(reply),
      // Nothing of the error goes on: the vendors' hold whole requests.
      () => process.send?.({ ok: false, status: undefined } satisfies Reply),
    );
  });
}
