import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Histogram,
  type Span,
  type Tracer,
} from "@opentelemetry/api";
import type { TelemetryOutcome, TelemetrySpan } from "../telemetry/telemetry.js";
import { vendorAttributes } from "./attributes.js";

/** A span, and the histogram that measures the same stretch of time. */
export interface SpanPlan {
  readonly name: string;
  readonly parent: Context;
  /** On the span from its start, where samplers see them, and on the measurement. */
  readonly attributes: Attributes;
  /** On the span only. */
  readonly spanAttributes?: Attributes;
  /** Added at the end, to both. */
  readonly result: (outcome: TelemetryOutcome) => Attributes;
  readonly histogram: Histogram;
}

/** A span under way. */
export interface OpenSpan extends TelemetrySpan {
  readonly span: Span;
  /** The context that has the span as its active one. */
  readonly inside: Context;
}

export function openSpan(tracer: Tracer, plan: SpanPlan): OpenSpan {
  const { name, parent, attributes, spanAttributes, result, histogram } = plan;
  const span = tracer.startSpan(
    name,
    { kind: SpanKind.CLIENT, attributes: { ...attributes, ...spanAttributes } },
    parent,
  );
  const started = performance.now();
  const inside = trace.setSpan(parent, span);
  return {
    span,
    inside,
    within: (run) => context.with(inside, run),
    end: (outcome) => {
      const ending = result(outcome);
      // No description: what is known of the error without a server's words stands in the attributes.
      if (outcome.error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttributes({ ...ending, ...vendorAttributes(outcome) }).end();
      histogram.record((performance.now() - started) / 1000, { ...attributes, ...ending }, inside);
    },
  };
}
