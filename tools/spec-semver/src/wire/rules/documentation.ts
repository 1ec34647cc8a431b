import type { Family } from "./family.js";

const NOTHING = "Nothing to do: what calls and answers mean is the same.";

const texts = [
  "description",
  "summary",
  "title",
  "example",
  "external-docs",
  "correction",
  "info",
  "tag",
  "openapi-version",
].map((what): Family => ({ id: `${what}-changed`, policy: "documentation", migration: NOTHING, own: true }));

/** What people read and machines do not, and what no other rule speaks of. */
export const DOCUMENTATION_FAMILIES: readonly Family[] = [
  ...texts,
  { id: "api-tag-added", policy: "documentation", migration: NOTHING },
  { id: "api-tag-removed", policy: "documentation", migration: NOTHING },
  { id: "endpoint-deprecated", policy: "documentation", migration: "Plan to leave {operation}." },
  {
    id: "{s}-deprecated",
    subjects: [
      "request-parameter",
      "request-property",
      "request-body",
      "response-property",
      "response-body",
      "response-header",
    ],
    policy: "documentation",
    migration: "Plan to leave {location}.",
  },
  { id: "endpoint-reactivated", policy: "documentation", migration: "Nothing to do: {operation} stays." },
  {
    id: "{s}-reactivated",
    subjects: [
      "request-parameter",
      "request-property",
      "request-body",
      "response-property",
      "response-body",
      "response-header",
    ],
    policy: "documentation",
    migration: "Nothing to do: {location} stays.",
  },
  { id: "notation-changed", policy: "notation", migration: NOTHING, own: true },
  {
    id: "extension-changed",
    policy: "unproven",
    migration: "Check what {location} means: it went from {from} to {to}.",
    own: true,
  },
  {
    id: "keyword-changed",
    policy: "unproven",
    migration: "Check what {location} means: it went from {from} to {to}.",
    own: true,
  },
];
