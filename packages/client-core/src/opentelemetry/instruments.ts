import type { Histogram, MeterProvider } from "@opentelemetry/api";

/** What is measured. */
export interface Instruments {
  readonly callDuration: Histogram;
  readonly requestDuration: Histogram;
}

/** The boundaries that the conventions advise for both, in seconds. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * The instruments of whatever provider there is now. Unlike the global tracer, a meter that was asked for before an SDK was
 * registered stays silent for ever.
 */
export function instrumentsOf(scope: string, provider: () => MeterProvider): () => Instruments {
  let made: { readonly by: MeterProvider; readonly instruments: Instruments } | undefined;
  return () => {
    const by = provider();
    if (made?.by !== by) made = { by, instruments: createInstruments(by, scope) };
    return made.instruments;
  };
}

function createInstruments(provider: MeterProvider, scope: string): Instruments {
  const meter = provider.getMeter(scope);
  // The descriptions are the conventions' own: exporters object to one name with two descriptions.
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, { description, unit: "s", advice: { explicitBucketBoundaries: BOUNDARIES } });
  return {
    callDuration: duration(
      "rpc.client.call.duration",
      "Measures the duration of an outgoing Remote Procedure Call (RPC).",
    ),
    requestDuration: duration("http.client.request.duration", "Duration of HTTP client requests."),
  };
}
