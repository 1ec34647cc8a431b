import { Agent, request as send } from "node:http";
import type { ModelledService } from "../src/service.js";
import { signedRequest, type Callable } from "./signed.js";

/** An answer, as far as load looks at it. */
export interface LoadAnswer {
  readonly service: ModelledService;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly body: string;
}

const mix: readonly ModelledService[] = ["roma", "bcc", "iam"];

/** Signed requests over connections that are kept alive, each service its share of both. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #target: Callable;
  readonly #connections: number;

  constructor(target: Callable, connections: number) {
    this.#target = target;
    this.#connections = connections;
  }

  /**
   * Sends so many requests, one at a time on each connection.
   * @throws Error when one is not answered.
   */
  async run(requests: number, onAnswer: (answer: LoadAnswer) => void): Promise<void> {
    let left = requests;
    const work = async (service: ModelledService): Promise<void> => {
      while (left > 0) {
        left -= 1;
        // oxlint-disable-next-line no-await-in-loop -- one connection, one request at a time
        onAnswer(await this.#ask(service));
      }
    };
    await Promise.all(Array.from({ length: this.#connections }, (_, index) => work(mix[index % mix.length] ?? "roma")));
  }

  /** Closes the connections. */
  end(): void {
    this.#agent.destroy();
  }

  #ask(service: ModelledService): Promise<LoadAnswer> {
    const { method, path, headers, body } = signedRequest(this.#target, service);
    return new Promise((resolve, reject) => {
      const sent = send(this.#target.endpoints[service] + path, { agent: this.#agent, method, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (text += chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const id = answer.headers["x-request-id"] ?? answer.headers["x-bce-request-id"];
          resolve({ service, status: answer.statusCode, requestId: id?.toString(), body: text });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
