import { context, metrics, trace, type MeterProvider, type TracerProvider } from "@opentelemetry/api";
import type { Telemetry } from "../telemetry/telemetry.js";
import { callAttributes, callResult, requestAttributes, requestResult } from "./attributes.js";
import { addEvent } from "./event.js";
import { instrumentsOf } from "./instruments.js";
import { openSpan } from "./span.js";

/** Options of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /** Where spans go. Default: the global provider, also when it is registered later. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Where metrics go. Default: the global provider, also when it is registered later. */
  readonly meterProvider?: MeterProvider | undefined;
}

/** The instrumentation scope: what the spans and metrics say made them. */
const SCOPE = "@yunfan/client-core";

/**
 * OpenTelemetry spans and metrics of a client's calls; pass it as the client's `telemetry`.
 *
 * - A span per call, such as `ROMA/CheckRomaInstanceListV2`, below the span that is active where the call is made. It covers
 *   the search for a project, credentials, all attempts and the waits between them. A walk has no span of its own: each of
 *   its pages is a call.
 * - Below it a span per attempt, such as `GET /v2/{project_id}/instances`, from the signed request to the end of the answer.
 *   It is active while `fetch` runs, so that the spans of other instrumentations, such as undici's, come below it.
 * - Retries, as events `yunfan.retry` (`yunfan.attempt`, `yunfan.retry.reason`, `yunfan.retry.delay` in seconds) and
 *   `yunfan.refresh` (`yunfan.attempt`) of the call, and as `http.request.resend_count` of the attempts.
 * - The histograms `rpc.client.call.duration` and `http.client.request.duration`, in seconds. Undici's instrumentation
 *   records the second one too, under a scope of its own.
 *
 * What failed has status `ERROR`, no description, and an `error.type`: the HTTP status of an error answer, else the `kind` of
 * the error, such as `network`, `timeout` or `unexpected-response`. The vendor's request id and error code are
 * `yunfan.request_id` and `yunfan.error_code`, on spans only.
 *
 * No attribute holds an input, a header, a body or a secret. For that reason `url.full`, which holds the inputs, is left out,
 * and `url.template` given in its place. No trace context is sent to the cloud.
 *
 * The names are those of OpenTelemetry's Semantic Conventions 1.45.0 for
 * [RPC](https://github.com/open-telemetry/semantic-conventions/blob/v1.45.0/docs/rpc/rpc-spans.md), where a call's
 * `rpc.system.name` is `yunfan` and its `rpc.status_code` the HTTP status as text, and for
 * [HTTP](https://github.com/open-telemetry/semantic-conventions/blob/v1.45.0/docs/http/http-spans.md).
 *
 * @example
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 * import { openTelemetry } from "@yunfan/client-core/opentelemetry";
 * import { createRoma } from "@yunfan/huaweicloud/roma";
 *
 * const roma = createRoma({ region: "cn-north-4", credentials: fromEnv(), telemetry: openTelemetry() });
 */
export function openTelemetry({ tracerProvider, meterProvider }: OpenTelemetryOptions = {}): Telemetry {
  const tracer = (tracerProvider ?? trace).getTracer(SCOPE);
  const instruments = instrumentsOf(SCOPE, () => meterProvider ?? metrics.getMeterProvider());
  return {
    startCall: (call) => {
      const { callDuration, requestDuration } = instruments();
      const { span, inside, ...live } = openSpan(tracer, {
        name: `${call.service}/${call.operation}`,
        parent: context.active(),
        attributes: callAttributes(call),
        result: callResult,
        histogram: callDuration,
      });
      return {
        ...live,
        onEvent: (event) => addEvent(span, event),
        startAttempt: (attempt) =>
          openSpan(tracer, {
            name: `${call.method} ${call.path}`,
            parent: inside,
            attributes: requestAttributes(call),
            spanAttributes: {
              "url.template": call.path,
              ...(attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {}),
            },
            result: requestResult,
            histogram: requestDuration,
          }),
      };
    },
  };
}
