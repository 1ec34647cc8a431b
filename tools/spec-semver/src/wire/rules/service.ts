import type { Family } from "./family.js";

/** Who may call, where, and how a client pages, repeats and reads errors. */
export const SERVICE_FAMILIES: readonly Family[] = [
  {
    id: "api-security-removed",
    policy: "access-refused",
    migration: "Sign in another way: {operation} takes {from} no more.",
  },
  { id: "api-security-added", policy: "access-added", migration: "Nothing to do: {operation} takes {to} as well." },
  {
    id: "api-security-scope-added",
    policy: "access-refused",
    migration: "Get the scope {to} for {operation}.",
  },
  {
    id: "api-security-scope-removed",
    policy: "access-added",
    migration: "Nothing to do: {operation} does without the scope {from}.",
  },
  {
    id: "api-security-component-type-changed",
    policy: "access-refused",
    migration: "Update: {location} went from {from} to {to}.",
  },
  {
    id: "api-security-component-oauth-url-changed",
    policy: "access-refused",
    migration: "Ask for permission at {to} instead of {from}.",
  },
  {
    id: "api-security-component-oauth-token-url-changed",
    policy: "access-refused",
    migration: "Get tokens at {to} instead of {from}.",
  },
  {
    id: "api-security-component-oauth-scope-added",
    policy: "access-added",
    migration: "Nothing to do: there is a scope {to}.",
  },
  {
    id: "api-security-component-oauth-scope-removed",
    policy: "access-refused",
    migration: "Do without the scope {from}.",
  },
  { id: "api-security-component-oauth-scope-changed", policy: "documentation", migration: "Nothing to do." },
  {
    id: "api-security-component-oauth-flow-added",
    policy: "access-added",
    migration: "Nothing to do: tokens come by {location} as well.",
    own: true,
  },
  {
    id: "api-security-component-oauth-flow-removed",
    policy: "access-refused",
    migration: "Get tokens in another way than {location}.",
    own: true,
  },
  {
    id: "api-security-component-changed",
    policy: "access-refused",
    migration: "Update: {location} went from {from} to {to}.",
    own: true,
  },
  {
    id: "signing-changed",
    policy: "access-refused",
    migration: "Update: requests are signed as {to} instead of {from}.",
    own: true,
  },
  { id: "pagination-added", policy: "name-added", migration: "Nothing to do: {operation} can be walked.", own: true },
  { id: "pagination-removed", policy: "access-refused", migration: "Page {operation} by hand.", own: true },
  {
    id: "pagination-changed",
    policy: "access-refused",
    migration: "Update, and drop kept places of walks: pages follow {to} instead of {from}.",
    own: true,
  },
  {
    id: "reads-only-changed",
    policy: "access-refused",
    migration: "Check whether {operation} may be repeated: x-reads-only went from {from} to {to}.",
    own: true,
  },
  {
    id: "idempotency-token-changed",
    policy: "access-refused",
    migration: "Check whether {operation} may be repeated: its token went from {from} to {to}.",
    own: true,
  },
  {
    id: "error-fields-changed",
    policy: "access-refused",
    migration: "Check what reads errors: {location} went from {from} to {to}.",
    own: true,
  },
  // Servers
  {
    id: "server-url-changed",
    policy: "place-removed",
    migration: "Update, and open your network to {to}.",
    own: true,
  },
  { id: "server-removed", policy: "place-removed", migration: "Call another server than {from}.", own: true },
  { id: "server-added", policy: "place-added", migration: "Nothing to do: {to} answers as well.", own: true },
  {
    id: "server-variable-value-removed",
    policy: "place-removed",
    migration: "Give another {location} than {from}.",
    own: true,
  },
  { id: "server-variable-value-added", policy: "added", migration: "Nothing to do: {to} is new.", own: true },
  {
    id: "server-variable-became-enum",
    policy: "place-removed",
    migration: "Give one of {to} as {location}.",
    own: true,
  },
  {
    id: "server-variable-no-longer-enum",
    policy: "place-added",
    migration: "Nothing to do: {location} takes any word.",
    own: true,
  },
  {
    id: "server-variable-default-changed",
    policy: "place-removed",
    migration: "Give {location} yourself where you relied on {from}.",
    own: true,
  },
];
