import type { Family } from "./family.js";

const BODY = ["body", "property"] as const;
const REQUEST_UNION = ["parameter", "body", "property"] as const;
const RESPONSE_UNION = ["body", "property", "header"] as const;

/** Alternatives: anyOf and oneOf, and what tells them apart. */
const unions: readonly Family[] = ["any-of", "one-of"].flatMap((kind): Family[] => [
  {
    id: `request-{s}-${kind}-added`,
    subjects: REQUEST_UNION,
    policy: "request-widened",
    migration: "Nothing to do: {location} takes {to} as well.",
  },
  {
    id: `request-{s}-${kind}-removed`,
    subjects: REQUEST_UNION,
    policy: "request-narrowed",
    migration: "Send another form than {from} in {location}.",
  },
  {
    id: `response-{s}-${kind}-added`,
    subjects: RESPONSE_UNION,
    policy: "response-weakened",
    migration: "Handle {to} in {location}.",
  },
  {
    id: `response-{s}-${kind}-removed`,
    subjects: RESPONSE_UNION,
    policy: "response-weakened",
    migration: "Drop what handles {from} in {location}: it does not come any more.",
  },
]);

const discriminators: readonly Family[] = (["request", "response"] as const).flatMap((direction) =>
  ["added", "removed", "property-name-changed", "mapping-added", "mapping-deleted", "mapping-changed"].map(
    (how): Family => ({
      id: `${direction}-{s}-discriminator-${how}`,
      subjects: BODY,
      policy: how !== "mapping-added" ? "unproven" : direction === "request" ? "request-widened" : "response-weakened",
      migration: "Check what tells the forms of {location} apart: it went from {from} to {to}.",
    }),
  ),
);

const marks: readonly Family[] = ["required", "optional"].flatMap((how): Family[] => [
  {
    id: `request-${how}-property-became-read-only`,
    policy: "request-narrowed",
    migration: "Send {location} no more: it is only read.",
  },
  {
    id: `request-${how}-property-became-not-read-only`,
    policy: how === "required" ? "request-narrowed" : "added",
    migration: how === "required" ? "Send {location}." : "Nothing to do: {location} may be sent.",
  },
  {
    id: `request-${how}-property-became-write-only`,
    policy: "documentation",
    migration: "Nothing to do: {location} is sent as before.",
  },
  {
    id: `request-${how}-property-became-not-write-only`,
    policy: "documentation",
    migration: "Nothing to do: {location} is sent as before.",
  },
  {
    id: `response-${how}-property-became-write-only`,
    policy: "response-weakened",
    migration: "Do without {location}: it is only sent.",
  },
  {
    id: `response-${how}-property-became-not-write-only`,
    policy: "added",
    migration: "Nothing to do: {location} comes with answers.",
  },
  {
    id: `response-${how}-property-became-read-only`,
    policy: "documentation",
    migration: "Nothing to do: {location} comes as before.",
  },
  {
    id: `response-${how}-property-became-not-read-only`,
    policy: "documentation",
    migration: "Nothing to do: {location} comes as before.",
  },
]);

/** Which fields there are, which must be there, and what else an object or a list may hold. */
export const STRUCTURE_FAMILIES: readonly Family[] = [
  {
    id: "request-property-removed",
    policy: "request-narrowed",
    migration: "Send {location} no more.",
  },
  { id: "new-required-request-property", policy: "request-narrowed", migration: "Give {location} in every call." },
  {
    id: "new-required-request-property-with-default",
    policy: "request-narrowed",
    migration: "Give {location} in every call, {to} where you have nothing better.",
  },
  {
    id: "new-optional-request-property",
    policy: "added",
    migration: "Nothing to do: {location} may be given.",
  },
  { id: "request-property-became-required", policy: "request-narrowed", migration: "Give {location} in every call." },
  {
    id: "request-property-became-required-with-default",
    policy: "request-narrowed",
    migration: "Give {location} in every call, its default where you have nothing better.",
  },
  {
    id: "request-property-became-optional",
    policy: "request-widened",
    migration: "Nothing to do: {location} may be left out.",
  },
  {
    id: "response-required-property-removed",
    policy: "response-weakened",
    migration: "Do without {location}.",
  },
  {
    id: "response-optional-property-removed",
    policy: "response-weakened",
    migration: "Do without {location}.",
  },
  {
    id: "response-required-property-added",
    policy: "added",
    migration: "Nothing to do: {location} comes with answers.",
  },
  {
    id: "response-optional-property-added",
    policy: "added",
    migration: "Nothing to do: {location} may come with answers.",
  },
  {
    id: "response-property-became-optional",
    policy: "response-weakened",
    migration: "Handle answers without {location}.",
  },
  {
    id: "response-property-became-required",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} always comes.",
  },
  ...marks,
  {
    id: "request-additional-properties-closed",
    policy: "request-narrowed",
    migration: "Send no fields in {location} beyond {to}.",
    own: true,
  },
  {
    id: "request-additional-properties-opened",
    policy: "request-widened",
    migration: "Nothing to do: {location} takes fields of other names.",
    own: true,
  },
  {
    id: "response-additional-properties-added",
    policy: "added",
    migration: "Nothing to do: {location} may hold fields of other names.",
    own: true,
  },
  {
    id: "response-additional-properties-removed",
    policy: "response-weakened",
    migration: "Do without fields of other names in {location}.",
    own: true,
  },
  {
    id: "response-additional-properties-opened",
    policy: "response-weakened",
    migration: "Expect fields of other names and types in {location}.",
    own: true,
  },
  {
    id: "response-additional-properties-closed",
    policy: "response-strengthened",
    migration: "Nothing to do: the other fields of {location} are {to}.",
    own: true,
  },
  ...unions,
  ...discriminators,
  { id: "unit-changed", policy: "unit", migration: "Convert {location} from {from} to {to}.", own: true },
  { id: "unit-documented", policy: "documentation", migration: "Nothing to do: {location} means the same.", own: true },
  {
    id: "request-schema-keyword-changed",
    policy: "unproven",
    migration: "Check what you send in {location}: a rule for it went from {from} to {to}.",
    own: true,
  },
  {
    id: "response-schema-keyword-changed",
    policy: "unproven",
    migration: "Check what you expect of {location}: a rule for it went from {from} to {to}.",
    own: true,
  },
];
