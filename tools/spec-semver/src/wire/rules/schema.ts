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

export const SCHEMA_FAMILIES: readonly Family[] = [
  // Type and format
  {
    id: "request-{s}-type-changed",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send {location} as {to}; {from} is not taken any more.",
  },
  {
    id: "request-{s}-type-generalized",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes {to} besides {from}.",
  },
  {
    id: "response-{s}-type-changed",
    subjects: RESPONSE,
    policy: "response-weakened",
    migration: "Read {location} as {to} instead of {from}.",
  },
  {
    id: "response-{s}-type-generalized",
    subjects: RESPONSE,
    policy: "response-weakened",
    migration: "Expect {to} in {location} where only {from} came before.",
  },
  {
    id: "response-format-added",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} is promised as {to}.",
    own: true,
  },
  {
    id: "request-{s}-became-secret",
    subjects: REQUEST,
    policy: "masked",
    migration: "Nothing to do: {location} is masked in errors.",
    own: true,
  },
  {
    id: "request-{s}-no-longer-secret",
    subjects: REQUEST,
    policy: "secrecy",
    migration: "Check what prints errors: {location} is not masked in them any more.",
    own: true,
  },
  {
    id: "response-{s}-became-secret",
    subjects: RESPONSE,
    policy: "secrecy",
    migration: "Read {location} by its name: copies and logs of the answer leave it out now.",
    own: true,
  },
  {
    id: "response-{s}-no-longer-secret",
    subjects: RESPONSE,
    policy: "secrecy",
    migration: "Check what logs or copies answers: {location} shows in them now.",
    own: true,
  },
  // Null
  {
    id: "request-{s}-became-not-nullable",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Leave {location} out where you sent null.",
  },
  {
    id: "request-{s}-became-nullable",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes null as well.",
  },
  {
    id: "response-{s}-became-nullable",
    subjects: RESPONSE,
    policy: "response-weakened",
    migration: "Handle null in {location}.",
  },
  {
    id: "response-{s}-became-not-nullable",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Nothing to do: {location} is never null any more.",
  },
  // Words
  {
    id: "request-{s}-became-enum",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send one of {to} in {location}.",
  },
  {
    id: "request-{s}-no-longer-enum",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes any word.",
    own: true,
  },
  {
    id: "request-{s}-enum-value-removed",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send another word than {from} in {location}.",
  },
  {
    id: "request-{s}-enum-value-added",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes {to} as well.",
  },
  {
    id: "response-{s}-enum-value-added",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Expect {to} in {location}.",
  },
  {
    id: "response-{s}-enum-value-removed",
    subjects: ["property", "mediatype", "header"],
    policy: "response-strengthened",
    migration: "Drop what waits for {from} in {location}.",
  },
  {
    id: "response-{s}-became-enum",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Nothing to do: the words of {location} are known, and others may still come.",
    own: true,
  },
  {
    id: "response-{s}-no-longer-enum",
    subjects: RESPONSE,
    policy: "response-strengthened",
    migration: "Expect any word in {location}.",
    own: true,
  },
  {
    id: "request-{s}-const-added",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send {to} in {location}, and nothing else.",
  },
  {
    id: "request-{s}-const-changed",
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Send {to} in {location} instead of {from}.",
  },
  {
    id: "request-{s}-const-removed",
    subjects: REQUEST,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes other values than {from}.",
  },
  ...["added", "changed", "removed"].map((how): Family => ({
    id: `response-{s}-const-${how}`,
    subjects: RESPONSE,
    policy: "response-weakened",
    migration: "Expect {to} in {location} instead of {from}.",
  })),
  // Default and pattern
  ...["added", "changed", "removed"].map((how): Family => ({
    id: `request-{s}-default-value-${how}`,
    subjects: REQUEST,
    policy: "request-narrowed",
    migration: "Give {location} yourself where you relied on the default: it went from {from} to {to}.",
  })),
  {
    id: "response-{s}-default-value-added",
    subjects: RESPONSE,
    policy: "response-default-added",
    migration: "Take {to} where {location} is missing.",
  },
  ...["changed", "removed"].map((how): Family => ({
    id: `response-{s}-default-value-${how}`,
    subjects: RESPONSE,
    policy: "response-default",
    migration: "Check what you take where {location} is missing: the default went from {from} to {to}.",
  })),
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
  // Limits
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
