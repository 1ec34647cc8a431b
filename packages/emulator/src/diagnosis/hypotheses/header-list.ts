import type { SignedHeader } from "../draft.js";
import type { SharedHypothesis } from "../engine.js";

const MOST = 32;

const byName = (a: SignedHeader, b: SignedHeader): number => (a.name < b.name ? -1 : 1);

/** Signers whose header lines are not those that they list. */
export const headerListHypothesis: SharedHypothesis = {
  name: "signed-headers-list",
  pairs: false,
  *variants(draft, { headers, listed }) {
    const signed = new Set(draft.headers.map(({ name }) => name));
    for (const { name } of draft.headers.slice(0, MOST)) {
      const verdict = listed.includes(name)
        ? `${name} is listed among the signed headers, but was not signed (or was empty or absent then); list what is signed`
        : `${name} is signed where no headers are listed, but was not signed; list the headers that are`;
      yield { draft: { ...draft, headers: draft.headers.filter((header) => header.name !== name) }, verdict };
    }
    const others = Array.from(headers, ([name, value]) => ({ name, value })).filter(
      ({ name }) => !signed.has(name) && name !== "authorization",
    );
    for (const header of others.slice(0, MOST)) {
      const verdict = `${header.name} was signed, but is not listed among the signed headers; list what is signed`;
      yield { draft: { ...draft, headers: [...draft.headers, header].sort(byName) }, verdict };
    }
    const all = "other headers were signed than those that are listed; list what is signed, and nothing else";
    const sets: ((name: string) => boolean)[] = [
      () => true,
      (name) => /^(?:host|content-(?:type|length|md5)|x-bce-.*)$/.test(name),
      (name) => name === "host",
      (name) => name === "host" || name.startsWith("x-"),
      () => false,
    ];
    for (const isSigned of sets) {
      const chosen = [...draft.headers, ...others].filter(({ name }) => isSigned(name)).sort(byName);
      yield { draft: { ...draft, headers: chosen }, verdict: all };
    }
  },
};
