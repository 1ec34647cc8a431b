// What programs of an old user tell, and nothing else does.
import { handMade, typesOf } from "../hand-made.js";
import { mutant, ofMore, ofParts, ofTypes } from "./mutant.js";

/** The provider that a team has a program for: it fills in an input key by key. */
export const TAUGHT = "taught";
export const PROGRAM = `import type { DoInput } from "@yunfan/${TAUGHT}/thing";
export const input: DoInput = {};
input.a = "x";
`;

const paged = (cursor: string) => ({ call: `PagedCall<DoInput, DoOutput, DoErrors, string, ${cursor}>` });
const mode = (words: string) => ({ output: "{ a: Mode }", more: `export type Mode = ${words};` });

export const CONSUMERS_MUTANTS = [
  ofParts("consumers-minimal-call-fails", {}, { call: "OperationCall<DoInput, DoOutput, DoErrors>" }),
  ofParts("consumers-maximal-call-fails", paged("number"), paged("string")),
  // Of any argument, the type says what it said.
  mutant(
    "consumers-reading-fails",
    handMade(typesOf({ output: "{ a: string }" })),
    handMade(typesOf({ output: "<T> { a: string }" }), { call: "OptionalInputCall<DoInput, DoOutput<1>, DoErrors>" }),
  ),
  // To the answer itself a word less is no harm.
  ofTypes("consumers-name-fails", mode('"x" | "y"'), mode('"x"')),
  ofTypes(
    "consumers-fixture-fails",
    { input: "{ a?: string }" },
    { input: "{ readonly a?: string }" },
    { provider: TAUGHT },
  ),
  ofMore("consumers-package-fails", "", 'import type { Nothing } from "@yunfan/nowhere";'),
  // No program can be made that calls it: what it takes beside its input is unknown.
  ofTypes(
    "consumers-unproven",
    { input: "{ a?: string }" },
    { input: "{ a?: string; b?: string }" },
    { call: "(input: DoInput, more: string) => void" },
  ),
];
