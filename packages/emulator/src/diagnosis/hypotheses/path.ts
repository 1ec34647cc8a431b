import type { Draft } from "../draft.js";
import type { SharedHypothesis } from "../engine.js";

const withPath = <D extends Draft>(draft: D, path: string, verdict: string) => ({ draft: { ...draft, path }, verdict });

/** `/a/./b/../c//d` as `/a/c/d`. */
function normalised(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}${kept.length > 0 && path.endsWith("/") ? "/" : ""}`;
}

const DEEPEST_PREFIX = 3;

/** Mistakes of the path, besides its encoding. */
export const pathHypotheses: readonly SharedHypothesis[] = [
  {
    name: "final-slash",
    *variants(draft, { path }) {
      const missing = "the path was signed without its final slash; Huawei Cloud signs one after every path: append it";
      const added =
        "a slash was appended to the signed path; Baidu AI Cloud signs the path as it is sent: leave it off";
      if (draft.path.endsWith("/"))
        yield withPath(draft, draft.path.slice(0, -1), path.endsWith("/") ? dropped : missing);
      else yield withPath(draft, `${draft.path}/`, added);
    },
  },
  {
    name: "path-normalised",
    *variants(draft) {
      const verdict =
        "dot segments or double slashes were resolved for signing and sent as they were; sign what is sent";
      yield withPath(draft, normalised(draft.path), verdict);
    },
  },
  {
    name: "path-prefix",
    *variants(draft) {
      const verdict =
        "the path was signed without its first segments; sign the whole path of the URL, base path included";
      const parts = draft.path.split("/");
      for (let count = 1; count <= DEEPEST_PREFIX && count + 1 < parts.length; count++) {
        yield withPath(draft, `/${parts.slice(count + 1).join("/")}`, verdict);
      }
    },
  },
  {
    name: "query-in-path",
    pairs: false,
    *variants(draft, { path, query }) {
      if (query === "") return;
      const verdict = "the query was signed as part of the path; cut it off, it has a line of its own";
      yield withPath(draft, `${path}?${query}`, verdict);
      yield withPath({ ...draft, query: [] }, `${path}?${query}`, verdict);
      const end = draft.path.endsWith("/") ? "/" : "";
      yield withPath({ ...draft, query: [] }, `${path}?${query}${end}`, verdict);
    },
  },
];

const dropped = "the final slash of the path was not signed; sign the path as it is sent";
