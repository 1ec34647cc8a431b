import { context, type Attributes } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { onTestFinished } from "vitest";

/** The real SDK, exporting to memory, until the test ends. */
export function startOtel() {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const spanExporter = new InMemorySpanExporter();
  const begun: string[] = [];
  const spanProcessors = [new SimpleSpanProcessor(spanExporter), noteBeginnings(begun)];
  const tracerProvider = new BasicTracerProvider({ spanProcessors });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 2 ** 30 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(async () => {
    context.disable();
    await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
  });
  return {
    tracerProvider,
    meterProvider,
    tracer: tracerProvider.getTracer("test"),
    /** The spans that have ended, the first to begin first. */
    spans: () => {
      const place = (span: ReadableSpan) => begun.indexOf(span.spanContext().spanId);
      return spanExporter.getFinishedSpans().sort((a, b) => place(a) - place(b));
    },
    metrics: async () => {
      await meterProvider.forceFlush();
      return metricExporter.getMetrics().at(-1)?.scopeMetrics ?? [];
    },
  };
}

/** Two spans may begin in one tick of the clock: their order is noted. */
function noteBeginnings(begun: string[]): SpanProcessor {
  return {
    onStart: (span) => void begun.push(span.spanContext().spanId),
    onEnd: () => undefined,
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
}

/** Spans as a tree of names, each line a span, indented below its parent. */
export function treeOf(spans: readonly ReadableSpan[]): string[] {
  const lines = (parent: string | undefined, indent: string): string[] =>
    spans
      .filter((span) => span.parentSpanContext?.spanId === parent)
      .flatMap((span) => [`${indent}${span.name}`, ...lines(span.spanContext().spanId, `${indent}  `)]);
  return lines(undefined, "");
}

/** The one span with this name. */
export function spanNamed(spans: readonly ReadableSpan[], name: string): ReadableSpan {
  const [span, second] = spans.filter((one) => one.name === name);
  if (span === undefined || second !== undefined) throw new Error(`expected one ${name}: ${treeOf(spans).join("\n")}`);
  return span;
}

/** Every attribute of spans and their events. */
export function allAttributes(spans: readonly ReadableSpan[]): Attributes[] {
  return spans.flatMap((span) => [span.attributes, ...span.events.map(({ attributes }) => attributes ?? {})]);
}
