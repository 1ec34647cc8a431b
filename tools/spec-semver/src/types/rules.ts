import type { Family } from "../wire/rules/family.js";

/** What the types of inputs and answers can tell. */
export const TYPES_FAMILIES: readonly Family[] = [
  { id: "types-input-key-removed", policy: "request-narrowed", migration: "Give {location} no more." },
  { id: "types-input-required-key-added", policy: "request-narrowed", migration: "Give {location} in every call." },
  { id: "types-input-optional-key-added", policy: "added", migration: "Nothing to do: {location} may be given." },
  { id: "types-input-key-became-required", policy: "request-narrowed", migration: "Give {location} in every call." },
  {
    id: "types-input-key-became-optional",
    policy: "request-widened",
    migration: "Nothing to do: {location} may be left out.",
  },
  { id: "types-input-became-nullable", policy: "request-widened", migration: "Nothing to do: {location} may be {to}." },
  {
    id: "types-input-became-not-nullable",
    policy: "request-narrowed",
    migration: "Give no {from} as {location}.",
  },
  { id: "types-input-word-added", policy: "request-widened", migration: "Nothing to do: {location} may be {to}." },
  { id: "types-input-word-removed", policy: "request-narrowed", migration: "Give another {location} than {from}." },
  { id: "types-input-widened", policy: "request-widened", migration: "Nothing to do: {location} takes more values." },
  { id: "types-input-narrowed", policy: "request-narrowed", migration: "Give {to} as {location}: {from} was taken." },
  { id: "types-output-key-removed", policy: "response-weakened", migration: "Do without {location}." },
  { id: "types-output-key-added", policy: "added", migration: "Nothing to do: {location} may come." },
  {
    id: "types-output-key-became-optional",
    policy: "response-weakened",
    migration: "Handle answers without {location}.",
  },
  {
    id: "types-output-key-became-required",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} always comes.",
  },
  { id: "types-output-became-nullable", policy: "response-weakened", migration: "Handle {to} in {location}." },
  {
    id: "types-output-became-not-nullable",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} is never {from}.",
  },
  {
    id: "types-output-became-readonly",
    policy: "response-weakened",
    migration: "Copy {location} before you change it.",
  },
  {
    id: "types-output-became-writable",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} may be changed in place.",
  },
  {
    id: "types-output-word-added",
    policy: "response-strengthened",
    migration: "Nothing to do: {to} is a known word of {location} now.",
  },
  {
    id: "types-output-word-removed",
    policy: "response-strengthened",
    migration: "Nothing to do: {from} is no known word of {location} any more.",
  },
  {
    id: "types-output-type-changed",
    policy: "response-weakened",
    migration: "Read {location} as {to} instead of {from}.",
  },
  { id: "types-status-removed", policy: "removed", migration: "Drop what handles status {from}." },
  { id: "types-status-added", policy: "added", migration: "Handle status {to} where it matters." },
  {
    id: "types-not-assignable",
    policy: "unproven",
    migration: "Check {location} of {operation}: its type went from {from} to {to}.",
  },
].map((family): Family => ({ ...(family as Family), own: true }));
