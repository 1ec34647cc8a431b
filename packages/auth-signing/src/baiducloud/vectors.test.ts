import { describe, expect, it } from "vitest";
import { readVectors, timeOf, type Vector } from "../../test/vectors.js";
import { encodeLiteral } from "../http/percent.js";
import { canonicalQuery, canonicalUri } from "./canonical.js";
import { signBceAuthV1 } from "./index.js";

const { vectors, published = [], divergences = [], canonicalization } = readVectors("bce-auth-v1.json");
const sign = ({ request, credentials, ...rest }: Vector) =>
  signBceAuthV1(request, credentials, {
    now: timeOf({ request, credentials, ...rest }),
    expirationInSeconds: rest.expirationInSeconds,
    signedHeaders: rest.signedHeaders,
  });

describe("bce-auth-v1", () => {
  it.each(vectors)("signs as the SDKs do: $name", (vector) => {
    const signed = sign(vector);
    expect(signed.canonicalRequest).toBe(vector.expected.canonicalRequest);
    expect(signed.authorization).toBe(vector.expected.authorization);
    expect(signed.signedHeaders.join(";")).toBe(vector.expected.signedHeaders);
    expect(signed.headers).toEqual({ Authorization: vector.expected.authorization });
  });

  // These print an empty list of signed headers, which stands for the default set; we always list (decision 0001).
  it.each(published)("reproduces the published signature: $name", (vector) => {
    const signed = sign(vector);
    expect(signed.canonicalRequest).toBe(vector.expected.canonicalRequest);
    expect(signed.authorization.split("/").at(-1)).toBe(vector.expected.signature);
  });

  // docs/decisions/0001: the documented rule wins over the JS SDK, save that unlisted x-bce-* headers are signed.
  it.each(divergences)("decides a divergence: $name", (vector) => {
    const decided = vector.name === "div-unlisted-x-bce-still-signed" ? vector.expected : vector.spec;
    const signed = sign(vector);
    expect(signed.canonicalRequest).toBe(decided?.canonicalRequest);
    expect(signed.authorization).toBe(decided?.authorization);
  });

  it("encodes the examples of the documents", () => {
    for (const { in: given, out } of canonicalization?.uriEncode ?? []) expect(encodeLiteral(given, "x")).toBe(out);
    for (const { in: given, out } of canonicalization?.uri ?? []) expect(canonicalUri(given)).toBe(out);
    for (const { in: given, out } of canonicalization?.query ?? []) expect(canonicalQuery(given)).toBe(out);
    expect(canonicalization?.query).toHaveLength(1);
  });
});
