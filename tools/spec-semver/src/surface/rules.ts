import type { Family } from "../wire/rules/family.js";

/** What a package promises beyond what goes on the wire. */
export const SURFACE_FAMILIES: readonly Family[] = [
  { id: "surface-entry-removed", policy: "removed", migration: "Import from another entry than {from}." },
  { id: "surface-entry-added", policy: "name-added", migration: "Nothing to do: there is an entry {to}." },
  {
    id: "surface-condition-removed",
    policy: "removed",
    migration: "Load {location} by another condition than `{from}`.",
  },
  {
    id: "surface-condition-added",
    policy: "name-added",
    migration: "Nothing to do: {location} can be loaded by `{to}` as well.",
  },
  { id: "surface-name-removed", policy: "removed", migration: "Do without {from}: {location} exports it no more." },
  { id: "surface-name-added", policy: "name-added", migration: "Nothing to do: {location} exports {to}." },
  {
    id: "surface-value-removed",
    policy: "removed",
    migration: "Use {from} as a type only: there is no such value any more.",
  },
  { id: "surface-value-added", policy: "name-added", migration: "Nothing to do: {to} is a value as well." },
  {
    id: "surface-type-removed",
    policy: "removed",
    migration: "Use {from} as a value only: there is no such type any more.",
  },
  { id: "surface-type-added", policy: "name-added", migration: "Nothing to do: {to} is a type as well." },
  {
    id: "surface-declaration-changed",
    policy: "unproven",
    migration: "Check how you use {location}: it is declared in another way.",
  },
  {
    id: "surface-declaration-widened",
    policy: "request-widened",
    migration: "Nothing to do: {location} gives all that it gave, or takes more.",
  },
  {
    id: "surface-declaration-reworded",
    policy: "notation",
    migration: "Nothing to do: {location} says the same in other words.",
  },
  { id: "surface-command-removed", policy: "removed", migration: "Run another command than {from}." },
  { id: "surface-command-added", policy: "name-added", migration: "Nothing to do: there is a command {to}." },
  { id: "surface-engine-raised", policy: "environment-narrowed", migration: "Run it on {location} {to}." },
  {
    id: "surface-engine-lowered",
    policy: "environment-widened",
    migration: "Nothing to do: it runs on {location} {to}.",
  },
  { id: "surface-peer-required", policy: "environment-narrowed", migration: "Install {location} {to} beside it." },
  {
    id: "surface-peer-changed",
    policy: "environment-narrowed",
    migration: "Install {location} {to} where you use it with this package; {from} was asked for.",
  },
  {
    id: "surface-peer-loosened",
    policy: "environment-widened",
    migration: "Nothing to do: {location} is not asked for, or may be left out.",
  },
  { id: "surface-error-kind-removed", policy: "removed", migration: "Drop what handles the kind {from}." },
  {
    id: "surface-error-kind-changed",
    policy: "removed",
    migration: "Handle the kind {to} where you handled {from}.",
  },
  { id: "surface-error-kind-added", policy: "name-added", migration: "Handle the kind {to} where it matters." },
  { id: "surface-option-removed", policy: "request-narrowed", migration: "Do without the option {from}." },
  { id: "surface-option-added", policy: "added", migration: "Nothing to do: there is an option {to}." },
  { id: "surface-option-required", policy: "request-narrowed", migration: "Give the option {to}." },
  {
    id: "surface-option-became-optional",
    policy: "request-widened",
    migration: "Nothing to do: the option {to} may be left out.",
  },
  {
    id: "surface-option-narrowed",
    policy: "request-narrowed",
    migration: "Give {to} as the option {location}: {from} was taken.",
  },
  {
    id: "surface-option-widened",
    policy: "request-widened",
    migration: "Nothing to do: the option {location} takes {to}.",
  },
  {
    id: "surface-default-changed",
    policy: "request-narrowed",
    migration: "Give {location} yourself where you relied on {from}.",
  },
  {
    id: "surface-default-reworded",
    policy: "documentation",
    migration: "Read what {location} says of its default.",
  },
].map((family): Family => ({ ...(family as Family), own: true }));
