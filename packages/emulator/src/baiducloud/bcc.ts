import type { Door } from "../door/door.js";
import type { InputProblem } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import { documents } from "../service.js";
import { baiduManners } from "./door.js";
import { listReservedInstances } from "./list-reserved-instances.js";
import type { BaiduCloudCaller, BaiduCloudWorld } from "./world.js";

const usual: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: "BadRequest", message: "request is invalid" },
  403: { code: "AccessDenied", message: "Access denied." },
  404: { code: "NoSuchObject", message: "The specified object is not found" },
  500: { code: "InternalError", message: "We encountered an internal error. Please try again." },
};

/** Baidu Cloud Compute. */
export function bccDoor(world: BaiduCloudWorld): Door<BaiduCloudCaller> {
  return {
    ...baiduManners(world),
    name: "bcc",
    document: documents.bcc,
    handlers: { ListReservedInstances: listReservedInstances(world) },
    badInput: (problem) => new Refusal({ status: 400, code: codeOf(problem), message: messageOf(problem) }),
    noSuchApi,
    tooLarge: () =>
      new Refusal({ status: 400, code: "BadRequest", message: "request is invalid: the body is over 12 MB" }),
    usual: (status) =>
      new Refusal({ status, ...(usual[status] ?? { code: "InternalError", message: "internal error" }) }),
  };
}

function codeOf({ place, kind }: InputProblem): string {
  if (kind === "json") return "MalformedJSON";
  if (kind === "encoding") return "InvalidURI";
  return place === "body" && kind === "type" ? "InappropriateJSON" : "BadRequest";
}

function messageOf({ place, kind, name, message }: InputProblem): string {
  if (kind === "json") return "The JSON you provided was not well-formed";
  if (kind === "encoding") return "Could not parse the specified URI";
  return `request is invalid: ${name || place} ${message}`;
}

/** Another version of a known path is told apart from a path that never was. */
function noSuchApi(path: string): Refusal {
  const version = /^\/v(\d+)\/instance\/reserved\/list$/.exec(path);
  return version === null || version[1] === "2"
    ? new Refusal({ status: 404, code: "NoSuchObject", message: "The specified object is not found" })
    : new Refusal({ status: 404, code: "InvalidVersion", message: "The API version specified was invalid" });
}
