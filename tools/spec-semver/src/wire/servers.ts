import { listAt, objectAt, own, same, textAt, type JsonObject } from "../json.js";
import type { SpecDocument } from "./document.js";
import type { Note } from "./recorder.js";
import { compareRest, compareTexts } from "./texts.js";

const SERVER = new Set(["url", "variables"]);
const VARIABLE = new Set(["enum", "default"]);

/** Where the service is: the first server is the one that clients call; its variables are regions and the like. */
export function compareServers(before: SpecDocument, after: SpecDocument, note: Note): void {
  const [from, to] = [before.servers, after.servers];
  const [first, newFirst] = [from[0], to[0]];
  const firstMoved = first !== undefined && newFirst !== undefined && first["url"] !== newFirst["url"];
  if (firstMoved) note({ rule: "server-url-changed", location: "servers", from: first["url"], to: newFirst["url"] });
  const moved = (server: JsonObject): boolean => firstMoved && (server === first || server === newFirst);
  for (const server of from) {
    // A document may have two servers of one address.
    const others = to.filter(({ url }) => url === server["url"]);
    const other = others.find((item) => same(item, server)) ?? others[0];
    if (other) compareServer(before, after, server, other, note);
    else if (!moved(server)) note({ rule: "server-removed", location: "servers", from: server["url"] });
  }
  for (const server of to) {
    if (moved(server) || from.some(({ url }) => url === server["url"])) continue;
    note({ rule: "server-added", location: "servers", to: server["url"] });
  }
}

function compareServer(
  before: SpecDocument,
  after: SpecDocument,
  one: JsonObject,
  other: JsonObject,
  note: Note,
): void {
  const documents = [before, after] as const;
  compareTexts(one, other, "servers", note);
  compareRest(one, other, { known: SERVER, documents, location: "servers" }, note);
  const [from, to] = [objectAt(one, "variables"), objectAt(other, "variables")];
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const location = `servers.${name}`;
    const [variable, now] = [objectAt(from, name), objectAt(to, name)];
    compareTexts(variable, now, location, note);
    compareRest(variable, now, { known: VARIABLE, documents, location }, note);
    const [standard, newStandard] = [textAt(variable, "default"), textAt(now, "default")];
    if (standard !== newStandard) {
      note({ rule: "server-variable-default-changed", location, from: standard, to: newStandard });
    }
    compareWords(variable, now, location, note);
  }
}

function compareWords(before: JsonObject, after: JsonObject, location: string, note: Note): void {
  const [from, to] = [own(before, "enum"), own(after, "enum")];
  if (same(from, to, "enum")) return;
  if (from === undefined) return note({ rule: "server-variable-became-enum", location, to });
  if (to === undefined) return note({ rule: "server-variable-no-longer-enum", location, from });
  const [words, now] = [listAt(before, "enum"), listAt(after, "enum")];
  for (const word of words)
    if (!now.includes(word)) note({ rule: "server-variable-value-removed", location, from: word });
  for (const word of now) if (!words.includes(word)) note({ rule: "server-variable-value-added", location, to: word });
}
