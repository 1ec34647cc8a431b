import type { Failure } from "../failure.js";
import { isObject, objectAt, pointer, textAt, visit, type Json, type JsonObject } from "../json.js";
import { operationsOf } from "../nodes.js";

/** The signing schemes that clients can compute. */
const ALGORITHMS = ["SDK-HMAC-SHA256", "bce-auth-v1"];
/** The units an `x-unit` may name. */
const UNITS = [
  "milliseconds",
  "seconds",
  "minutes",
  "hours",
  "days",
  "months",
  "bytes",
  "KiB",
  "MiB",
  "GiB",
  "percent",
];

const CHECKS: Record<string, (value: Json, parent: JsonObject, at: string) => string | undefined> = {
  "x-correction": () => undefined, // the ledger check reads those
  "x-signing": (value, parent, at) => {
    if (!/^\/components\/securitySchemes\/[^/]+$/.test(at)) return "stands only on a security scheme";
    if (parent["type"] !== "apiKey" || parent["in"] !== "header" || parent["name"] !== "Authorization") {
      return "needs an apiKey scheme in header Authorization";
    }
    const algorithm = textAt(value, "algorithm") ?? "";
    return ALGORITHMS.includes(algorithm) ? undefined : `names no known algorithm (${ALGORITHMS.join(", ")})`;
  },
  "x-errors": (_value, _parent, at) => (at === "" ? undefined : "stands only on the document"),
  "x-reads-only": (value, parent) => {
    if (!("operationId" in parent)) return "stands only on an operation";
    return typeof value === "boolean" ? undefined : "is neither true nor false";
  },
  "x-idempotency-token": (value, parent) => {
    if (parent["x-reads-only"] !== false) return "stands only on an operation that changes something";
    const parameters = Array.isArray(parent["parameters"]) ? parent["parameters"] : [];
    return parameters.some((one) => textAt(one, "name") === value) ? undefined : "names no parameter of the operation";
  },
  "x-pagination": (_value, parent) => ("operationId" in parent ? undefined : "stands only on an operation"),
  "x-client-default": (value, parent) => {
    if (textAt(parent, "in") === undefined || parent["required"] !== true) return "stands only on a required parameter";
    return value === "project-id" ? undefined : "names no known default (project-id)";
  },
  "x-unit": (value, parent) => {
    if (!/^(?:string|integer|number)$/.test(textAt(parent, "type") ?? "")) return "stands only on a number or string";
    return UNITS.some((unit) => unit === value) ? undefined : `names no known unit (${UNITS.join(", ")})`;
  },
};

/** Every `x-` key is known, stands where it may, and says what it may. */
export function lintExtensions(document: Json): Failure[] {
  const failures: Failure[] = [];
  visit(document, "", (object, at) => {
    // Below these keys the names are the vendor's: a header x-bce-request-id is no extension.
    if (/\/(?:headers|properties|x-correction(?:\/\d+)?(?:\/page)?)$/.test(at)) return;
    for (const [key, value] of Object.entries(object).filter(([name]) => name.startsWith("x-"))) {
      const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
      const wrong = check === undefined ? "is not in the vocabulary of specs/README.md" : check(value, object, at);
      if (wrong !== undefined) failures.push({ pointer: at, text: `${key} ${wrong}` });
    }
  });
  return failures;
}

/** What every operation, and every document, must carry. */
export function lintRequired(document: Json): Failure[] {
  const failures: Failure[] = [];
  if (!isObject(document) || !("x-errors" in document)) {
    failures.push({
      pointer: "",
      text: "the document has no x-errors; say where an error body keeps code and message",
    });
  }
  const schemes = objectAt(objectAt(document, "components"), "securitySchemes");
  for (const name of Object.keys(schemes)) {
    const scheme = objectAt(schemes, name);
    const isHeader = textAt(scheme, "type") === "apiKey" && textAt(scheme, "in") === "header";
    if (!isHeader || textAt(scheme, "name")?.toLowerCase() !== "authorization" || "x-signing" in scheme) continue;
    const text = "an apiKey in header Authorization has no x-signing; say how it is computed";
    failures.push({ pointer: pointer("/components/securitySchemes", name), text });
  }
  for (const { value, at } of operationsOf(document)) {
    if (!("x-reads-only" in value)) failures.push({ pointer: at, text: "the operation has no x-reads-only; add it" });
    if (textAt(objectAt(value, "externalDocs"), "url") === undefined) {
      failures.push({ pointer: at, text: "the operation has no externalDocs.url; name the vendor's page" });
    }
    if (!/^[A-Z][A-Za-z0-9]+$/.test(textAt(value, "operationId") ?? "")) {
      failures.push({ pointer: at, text: "operationId is not in the vendor's PascalCase spelling" });
    }
  }
  return failures;
}
