import type { Door } from "../door/door.js";
import type { InputProblem } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import { documents } from "../service.js";
import { baiduManners } from "./door.js";
import { assumeRole, getSessionToken } from "./issue-credentials.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

const usual: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: "InvalidHTTPRequest", message: "There is an error in your HTTP request" },
  403: { code: "AccessDenied", message: "Access denied." },
  404: { code: "InvalidVersion", message: "The API version specified was invalid" },
  500: { code: "InternalError", message: "We encountered an internal error. Please try again." },
};

const refusal = (status: number, message?: string): Refusal => {
  const known = usual[status] ?? { code: "InternalError", message: "internal error" };
  return new Refusal({ status, code: known.code, message: message ?? known.message });
};

/** Security Token Service. No page lists its errors: the codes are those that Baidu's services have in common. */
export function stsDoor(world: BaiduCloudWorld): Door<BaiduCloudCaller> {
  return {
    ...baiduManners(world),
    name: "sts",
    document: documents.sts,
    handlers: { GetSessionToken: getSessionToken(world), AssumeRole: assumeRole(world) },
    badInput: (problem) => new Refusal({ status: 400, code: codeOf(problem), message: messageOf(problem) }),
    noSuchApi: () => refusal(404),
    tooLarge: () => refusal(400, "There is an error in your HTTP request: the body is over 12 MB"),
    usual: (status) => refusal(status),
  };
}

function codeOf({ place, kind }: InputProblem): string {
  if (kind === "json") return "MalformedJSON";
  if (kind === "encoding") return "InvalidURI";
  return place === "body" ? "InappropriateJSON" : "InvalidHTTPRequest";
}

function messageOf({ place, kind, name, message }: InputProblem): string {
  if (kind === "json") return "The JSON you provided was not well-formed";
  return kind === "encoding" ? "Could not parse the specified URI" : `${name || place} ${message}`;
}
