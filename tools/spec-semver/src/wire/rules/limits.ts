import { REQUEST, RESPONSE, type Family } from "./family.js";

const BOUNDS = ["length", "items", "properties"].flatMap((unit) => [`max-${unit}`, `min-${unit}`]);
const ALL_BOUNDS = ["max", "min", "exclusive-max", "exclusive-min", ...BOUNDS];

/** The bounds of requests: tighter refuses what was accepted, looser accepts more. */
const requestBounds: Family[] = ALL_BOUNDS.flatMap((bound): Family[] => {
  const [tighter, looser] = bound.includes("max") ? ["decreased", "increased"] : ["increased", "decreased"];
  const own = bound.startsWith("min-pro") ? { own: true as const } : {};
  return [
    {
      id: `request-{s}-${bound}-${tighter}`,
      subjects: REQUEST,
      policy: "request-narrowed",
      migration: `${within(bound)}; the limit was {from} before.`,
    },
    {
      id: `request-{s}-${bound}-set`,
      subjects: REQUEST,
      policy: "request-narrowed",
      migration: `${within(bound)}; there was no limit before.`,
      ...own,
    },
    {
      id: `request-{s}-${bound}-${looser}`,
      subjects: REQUEST,
      policy: "request-widened",
      migration: "Nothing to do: the limit of {location} went from {from} to {to}.",
    },
    {
      id: `request-{s}-${bound}-unset`,
      subjects: REQUEST,
      policy: "request-widened",
      migration: "Nothing to do: {location} has no limit any more.",
      own: true,
    },
  ];
});

/** What a bound asks for: `max-length` is at most so many letters. */
function within(bound: string): string {
  const [, exclusive, end, unit] = /^(exclusive-)?(max|min)(?:-(.*))?$/.exec(bound) ?? [];
  const [most, least] = exclusive === undefined ? ["at most", "at least"] : ["less than", "more than"];
  const units: Record<string, string> = { length: " letters", items: " items", properties: " fields" };
  return `Send ${end === "max" ? most : least} {to}${units[unit ?? ""] ?? ""} in {location}`;
}

const responseBounds: Family[] = ALL_BOUNDS.flatMap((bound) =>
  ["increased", "decreased", "set", "unset"].map((how): Family => ({
    id: `response-{s}-${bound}-${how}`,
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Check code that relies on the limit of {location}: it went from {from} to {to}.",
  })),
);

/** What a value keeps to: pattern, bounds, multiples, items that differ. */
export const LIMIT_FAMILIES: readonly Family[] = [
  ...["added", "changed"].map((how): Family => ({
    id: `request-{s}-pattern-${how}`,
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send only texts that match {to} in {location}.",
  })),
  {
    id: "request-{s}-pattern-removed",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes texts beyond {from}.",
  },
  ...["added", "changed", "removed"].map((how): Family => ({
    id: `response-{s}-pattern-${how}`,
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Check code that relies on the form of {location}: it went from {from} to {to}.",
  })),
  ...requestBounds,
  ...responseBounds,
  {
    id: "request-{s}-multiple-of-set",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send multiples of {to} in {location}.",
  },
  {
    id: "request-{s}-multiple-of-changed",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send multiples of {to} in {location}.",
    own: true,
  },
  {
    id: "request-{s}-multiple-of-unset",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes more than multiples of {from}.",
    own: true,
  },
  {
    id: "request-{s}-multiple-of-generalized",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes multiples of {to}, so those of {from} too.",
    own: true,
  },
  {
    id: "response-multiple-of-changed",
    policy: "response-strengthened",
    migration: "Check code that relies on {location} being a multiple of {from}.",
    own: true,
  },
  {
    id: "request-{s}-unique-items-set",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send each item of {location} once.",
  },
  {
    id: "request-{s}-unique-items-unset",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes an item several times.",
  },
  {
    id: "response-{s}-unique-items-set",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Nothing to do: an item comes once in {location}.",
    own: true,
  },
  {
    id: "response-{s}-unique-items-unset",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Expect an item several times in {location}.",
  },
];
