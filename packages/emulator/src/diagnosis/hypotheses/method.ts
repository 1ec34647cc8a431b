import type { SharedHypothesis } from "../engine.js";

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
const OVERRIDES = ["x-http-method-override", "x-http-method", "x-method-override"];

/** Mistakes of the method. */
export const methodHypotheses: readonly SharedHypothesis[] = [
  {
    name: "method-case",
    *variants(draft) {
      const lower = draft.method.toLowerCase();
      const verdict = `the method was signed in another letter case than ${draft.method}; sign it in upper case, and send it so`;
      yield { draft: { ...draft, method: draft.method.toUpperCase() }, verdict };
      yield { draft: { ...draft, method: lower }, verdict };
      yield { draft: { ...draft, method: lower.slice(0, 1).toUpperCase() + lower.slice(1) }, verdict };
    },
  },
  {
    name: "method-override",
    pairs: false,
    *variants(draft, { headers }) {
      for (const name of OVERRIDES) {
        const method = headers.get(name);
        if (method === undefined) continue;
        const verdict = `the method of ${name} was signed; sign the one of the request line, ${draft.method}`;
        yield { draft: { ...draft, method }, verdict };
        yield { draft: { ...draft, method: method.toUpperCase() }, verdict };
      }
    },
  },
  {
    name: "method-changed",
    pairs: false,
    *variants(draft) {
      for (const method of METHODS) {
        const verdict = `${method} was signed and ${draft.method} was sent; sign the method that is sent (a redirect changes it)`;
        if (method !== draft.method) yield { draft: { ...draft, method }, verdict };
      }
    },
  },
];
