import type { Family } from "../wire/rules/family.js";

const FAILS = "Change what does as {location}: {from}.";

/** One rule a kind of program; `{to}` is what the compiler says. */
export const CONSUMERS_FAMILIES: readonly Family[] = [
  { id: "consumers-minimal-call-fails", policy: "consumer", migration: FAILS, own: true },
  { id: "consumers-maximal-call-fails", policy: "consumer", migration: FAILS, own: true },
  { id: "consumers-reading-fails", policy: "consumer", migration: FAILS, own: true },
  { id: "consumers-name-fails", policy: "consumer", migration: FAILS, own: true },
  { id: "consumers-fixture-fails", policy: "consumer", migration: FAILS, own: true },
  {
    id: "consumers-package-fails",
    policy: "consumer",
    migration: "Compile with `skipLibCheck: true`: at {location} the package's own types are in error.",
    own: true,
  },
  {
    id: "consumers-unproven",
    policy: "unproven",
    migration: "Check {location} by hand: a program of an old user could not be made, {to}.",
    own: true,
  },
];
