import type { Family } from "./family.js";

const STATUS = ["success", "non-success"] as const;

/** Operations, and what they are called with and answer. */
export const OPERATION_FAMILIES: readonly Family[] = [
  {
    id: "service-removed",
    policy: "removed",
    migration: "Stay with the release before, or leave {location}.",
    own: true,
  },
  { id: "service-added", policy: "added", migration: "Nothing to do: {location} is new.", own: true },
  ...["api-path-removed-without-deprecation", "api-path-removed-with-deprecation"].map((id): Family => ({
    id,
    policy: "removed",
    migration: "Stop calling {operation}: its path {from} is gone.",
  })),
  ...["api-removed-without-deprecation", "api-removed-with-deprecation"].map((id): Family => ({
    id,
    policy: "removed",
    migration: "Stop calling {operation}: its path answers other methods only.",
  })),
  { id: "endpoint-added", policy: "added", migration: "Nothing to do: {operation} is new." },
  { id: "api-operation-id-removed", policy: "removed", migration: "Call {to} instead of {from}." },
  { id: "api-operation-id-added", policy: "name-added", migration: "Nothing to do: the operation is called {to}." },
  {
    id: "api-path-changed",
    policy: "removed",
    migration: "Update: {operation} went from {from} to {to}, which older releases do not call.",
    own: true,
  },
  {
    id: "api-method-changed",
    policy: "removed",
    migration: "Update: {operation} went from {from} to {to}, which older releases do not call.",
    own: true,
  },
  { id: "api-schema-removed", policy: "removed", migration: "Import another type than {from}: its name is gone." },
  { id: "api-schema-added", policy: "name-added", migration: "Nothing to do: the type {to} is new.", own: true },
  // Parameters
  { id: "request-parameter-removed", policy: "request-narrowed", migration: "Send {location} no more." },
  {
    id: "request-parameter-removed-with-deprecation",
    policy: "request-narrowed",
    migration: "Send {location} no more; it was deprecated before.",
  },
  { id: "new-required-request-parameter", policy: "request-narrowed", migration: "Give {location} in every call." },
  { id: "new-request-path-parameter", policy: "request-narrowed", migration: "Give {location} in every call." },
  {
    id: "new-optional-request-parameter",
    policy: "added",
    migration: "Nothing to do: {location} may be given.",
  },
  {
    id: "request-path-parameter-renamed",
    policy: "request-narrowed",
    migration: "Give {to} where you gave {from}.",
    own: true,
  },
  {
    id: "request-parameter-place-changed",
    policy: "request-narrowed",
    migration: "Update: older releases send it in the {from}, not in the {to}.",
    own: true,
  },
  {
    id: "request-parameter-style-changed",
    policy: "unproven",
    migration: "Update: {location} is written in another way, {to} instead of {from}.",
    own: true,
  },
  { id: "request-parameter-became-required", policy: "request-narrowed", migration: "Give {location} in every call." },
  {
    id: "request-parameter-became-optional",
    policy: "request-widened",
    migration: "Nothing to do: {location} may be left out.",
  },
  {
    id: "client-default-removed",
    policy: "request-narrowed",
    migration: "Give {location} in every call: the client does not find it by itself any more.",
    own: true,
  },
  {
    id: "client-default-changed",
    policy: "request-narrowed",
    migration: "Check what the client sends in {location}: it takes the {to} instead of the {from}.",
    own: true,
  },
  {
    id: "client-default-added",
    policy: "request-widened",
    migration: "Nothing to do: the client finds {location} by itself.",
    own: true,
  },
  // Bodies
  { id: "request-body-added-required", policy: "request-narrowed", migration: "Give {operation} a body." },
  { id: "request-body-added-optional", policy: "added", migration: "Nothing to do: {operation} takes a body." },
  { id: "request-body-removed", policy: "request-narrowed", migration: "Send {operation} no body." },
  { id: "request-body-became-required", policy: "request-narrowed", migration: "Give {operation} a body." },
  {
    id: "request-body-became-optional",
    policy: "request-widened",
    migration: "Nothing to do: the body of {operation} may be left out.",
  },
  { id: "request-body-media-type-removed", policy: "place-removed", migration: "Send another form than {from}." },
  { id: "request-body-media-type-added", policy: "place-added", migration: "Nothing to do: {to} is taken as well." },
  {
    id: "request-body-encoding-changed",
    policy: "unproven",
    migration: "Update: a part of {location} is written in another way.",
    own: true,
  },
  // Responses
  ...STATUS.flatMap((status): Family[] => [
    { id: `response-${status}-status-removed`, policy: "removed", migration: "Drop what handles status {from}." },
    { id: `response-${status}-status-added`, policy: "added", migration: "Handle status {to} where it matters." },
  ]),
  { id: "response-media-type-removed", policy: "place-removed", migration: "Read another form than {from}." },
  { id: "response-media-type-added", policy: "place-added", migration: "Nothing to do: {to} may come if asked for." },
  { id: "required-response-header-removed", policy: "response-weakened", migration: "Do without {location}." },
  { id: "optional-response-header-removed", policy: "response-weakened", migration: "Do without {location}." },
  { id: "response-header-added", policy: "added", migration: "Nothing to do: {location} is new." },
  {
    id: "response-header-became-optional",
    policy: "response-weakened",
    migration: "Handle answers without {location}.",
  },
  {
    id: "response-header-became-required",
    policy: "response-strengthened",
    migration: "Nothing to do: {location} always comes.",
    own: true,
  },
];
