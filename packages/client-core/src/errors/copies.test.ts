import { describe, expect, it } from "vitest";
import * as errors from "../index.js";

/** One error of each class, made by a copy of the package. */
function oneOfEach(copy: typeof errors) {
  const facts = { operation: "GetItem", attempts: 1 };
  return {
    ApiError: new copy.ApiError({ ...facts, status: 404, body: {}, code: undefined, message: undefined }),
    NetworkError: new copy.NetworkError(facts, "x"),
    TimeoutError: new copy.TimeoutError(facts, 1),
    AbortError: new copy.AbortError(facts, undefined),
    UnexpectedResponseError: new copy.UnexpectedResponseError(facts, "empty", "x"),
    InputError: new copy.InputError("GetItem", "item", "x"),
    PaginationError: new copy.PaginationError("GetItem", "x"),
    ConfigurationError: new copy.ConfigurationError("fetch", "x"),
  };
}

describe("errors of another copy of the package", () => {
  it("are instances of their own class, their bases, and of no other", async () => {
    const address: string = "../errors/api-error.js?another-copy";
    const other = (await import(address)) as Pick<typeof errors, "ApiError" | "hasStatus">;
    expect(other.ApiError).not.toBe(errors.ApiError);
    const { ApiError: theirs } = oneOfEach({ ...errors, ApiError: other.ApiError });
    expect(theirs).toBeInstanceOf(errors.ApiError);
    expect(errors.hasStatus(theirs, 404)).toBe(true);
    expect(other.hasStatus(oneOfEach(errors).ApiError, 404)).toBe(true);
    expect(errors.isErrorOf({ operation: "GetItem" }, theirs)).toBe(true);
  });

  it("go by brands that are the classes' own names, and differ", () => {
    for (const [name, error] of Object.entries(oneOfEach(errors))) {
      const classes = Object.values(oneOfEach(errors))
        .map(({ constructor }) => constructor as typeof errors.ApiError)
        .filter((one) => (error as unknown) instanceof one);
      expect(classes).toEqual([error.constructor]);
      expect(error.name).toBe(name);
      expect((error.constructor as unknown as { brand: string }).brand).toBe(name);
      expect((error as unknown) instanceof errors.CallError).toBe(name !== "ConfigurationError");
      expect(error).toBeInstanceOf(errors.YunfanError);
    }
  });
});
