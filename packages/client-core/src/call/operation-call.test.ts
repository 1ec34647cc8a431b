import { describe, expectTypeOf, it } from "vitest";
import type { OptionalInputPagedCall, PagedCall } from "./operation-call.js";

interface Input {
  readonly shelf: string;
}

type Listing = PagedCall<Input, object, object, string, number>;
type OptionalListing = OptionalInputPagedCall<Partial<Input>, object, object, string, number>;
type Walk = "items" | "pages" | "collect";

describe("an operation that lists", () => {
  it("wants its input in walks as in calls, where it needs one", () => {
    expectTypeOf<undefined>().not.toExtend<Parameters<Listing>[0]>();
    expectTypeOf<undefined>().not.toExtend<Parameters<Listing[Walk]>[0]>();
    expectTypeOf<undefined>().toExtend<Parameters<OptionalListing>[0]>();
    expectTypeOf<[]>().toExtend<Parameters<OptionalListing[Walk]>>();
    expectTypeOf<[]>().not.toExtend<Parameters<Listing[Walk]>>();
  });
});
