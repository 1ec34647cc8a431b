import { cases } from "./case.js";

const NEW = "/components/schemas/NewThing";
const THING = "/components/schemas/Thing";
const PAGE = "/components/schemas/ThingPage";
const SHOW = "/paths/~1things~1{id}/get";

/** Fields, marks, maps and components of the made-up spec. */
// prettier-ignore
export const SCHEMAS = cases("made-up", [
  ["a field of a request goes", [["remove", `${NEW}/properties/note`]], ["major", "request-property-removed"], ["minor", "new-optional-request-property"]],
  ["a required field of a request goes", [["remove", `${NEW}/properties/name`], ["set", `${NEW}/required`, ["size"]]], ["major", "request-property-removed"], ["major", "new-required-request-property"]],
  ["a required field with a default goes", [["remove", `${NEW}/properties/size`], ["set", `${NEW}/required`, ["name"]]], ["major", "request-property-removed"], ["major", "new-required-request-property-with-default"]],
  ["a field of a request gets another name", [["rename", `${NEW}/properties/note`, "remark"]], ["major", "new-optional-request-property", "request-property-removed"], ["major", "new-optional-request-property", "request-property-removed"]],
  ["a field of a request must be given", [["append", `${NEW}/required`, "note"]], ["major", "request-property-became-required"], ["minor", "request-property-became-optional"]],
  ["a field with a default must be given", [["append", `${NEW}/required`, "colour"]], ["major", "request-property-became-required-with-default"], ["minor", "request-property-became-optional"]],
  ["a field that has no schema must be given", [["append", `${NEW}/required`, "ghost"]], ["major", "new-required-request-property"], ["major", "request-property-removed"]],
  ["a field of a part of a request may be left out", [["remove", `${NEW}/properties/mixed/allOf/1`]], ["minor", "request-property-became-optional"], ["major", "request-property-became-required"]],
  ["a field of an answer goes", [["remove", `${THING}/properties/note`]], ["major", "response-optional-property-removed"], ["minor", "response-optional-property-added"]],
  ["a sure field of an answer goes", [["remove", `${THING}/properties/name`], ["set", `${THING}/required`, ["id"]]], ["major", "response-required-property-removed"], ["minor", "response-required-property-added"]],
  ["a field of an answer may be missing", [["set", `${THING}/required`, ["id"]]], ["major", "response-property-became-optional"], ["minor", "response-property-became-required"]],
  ["a field of an answer gets another name", [["rename", `${THING}/properties/note`, "remark"]], ["major", "response-optional-property-added", "response-optional-property-removed"], ["major", "response-optional-property-added", "response-optional-property-removed"]],
  ["a field named like a built-in comes", [["set", `${THING}/properties/constructor`, { type: "string" }]], ["minor", "response-optional-property-added"], ["major", "response-optional-property-removed"]],
  ["a field of an error goes", [["remove", "/components/schemas/Problem/properties/code"]], ["major", "response-optional-property-removed"], ["minor", "response-optional-property-added"]],
  ["items of an answer change", [["set", `${PAGE}/properties/things/items`, { type: "string" }]], ["major", "response-property-type-changed", "response-required-property-removed", "response-optional-property-removed"], ["major", "response-property-type-changed", "response-required-property-added", "response-optional-property-added"]],
  ["an object becomes a list", [["set", `${NEW}/properties/open/type`, "array"]], ["major", "request-property-type-changed"], ["major", "request-property-type-changed"]],

  ["a required field of a request is only read", [["set", `${NEW}/properties/name/readOnly`, true]], ["major", "request-required-property-became-read-only"], ["major", "request-required-property-became-not-read-only"]],
  ["a field of a request is only read", [["set", `${NEW}/properties/note/readOnly`, true]], ["major", "request-optional-property-became-read-only"], ["minor", "request-optional-property-became-not-read-only"]],
  ["a required field of a request is only sent", [["set", `${NEW}/properties/name/writeOnly`, true]], ["patch", "request-required-property-became-write-only"], ["patch", "request-required-property-became-not-write-only"]],
  ["a field of a request is only sent", [["set", `${NEW}/properties/note/writeOnly`, true]], ["patch", "request-optional-property-became-write-only"], ["patch", "request-optional-property-became-not-write-only"]],
  ["a sure field of an answer is only read", [["set", `${THING}/properties/name/readOnly`, true]], ["patch", "response-required-property-became-read-only"], ["patch", "response-required-property-became-not-read-only"]],
  ["a field of an answer is only read", [["set", `${THING}/properties/note/readOnly`, true]], ["patch", "response-optional-property-became-read-only"], ["patch", "response-optional-property-became-not-read-only"]],
  ["a sure field of an answer is only sent", [["set", `${THING}/properties/name/writeOnly`, true]], ["major", "response-required-property-became-write-only"], ["minor", "response-required-property-became-not-write-only"]],
  ["a field of an answer is only sent", [["set", `${THING}/properties/note/writeOnly`, true]], ["major", "response-optional-property-became-write-only"], ["minor", "response-optional-property-became-not-write-only"]],

  ["a request takes no other fields", [["set", `${NEW}/properties/open/additionalProperties`, false]], ["major", "request-additional-properties-closed"], ["minor", "request-additional-properties-opened"]],
  ["a request's other fields are texts", [["set", `${NEW}/properties/open/additionalProperties`, { type: "string" }]], ["major", "request-additional-properties-closed"], ["minor", "request-additional-properties-opened"]],
  ["a request's map holds numbers", [["set", `${NEW}/properties/labels/additionalProperties/type`, "number"]], ["major", "request-property-type-changed"], ["major", "request-property-type-changed"]],
  ["an answer has other fields", [["remove", `${THING}/properties/closed/additionalProperties`]], ["minor", "response-additional-properties-added"], ["minor", "response-additional-properties-closed"]],
  ["an answer's map is gone", [["set", `${THING}/properties/labels/additionalProperties`, false]], ["major", "response-additional-properties-removed"], ["minor", "response-additional-properties-added"]],
  ["an answer's map holds anything", [["remove", `${THING}/properties/labels/additionalProperties`]], ["major", "response-additional-properties-opened"], ["minor", "response-additional-properties-closed"]],
  ["anything is said to be allowed", [["set", `${THING}/properties/open/additionalProperties`, true]], ["patch", "notation-changed"], ["patch", "notation-changed"]],

  ["a component gets another name", [["rename", "/components/schemas/Owner", "Keeper"], ["set", `${NEW}/properties/owner/$ref`, "#/components/schemas/Keeper"]], ["major", "api-schema-added", "api-schema-removed"], ["major", "api-schema-added", "api-schema-removed"]],
  ["a component is inlined and stays", [["set", `${NEW}/properties/wrapped`, { type: "string" }]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a component is inlined and goes", [["set", `${NEW}/properties/wrapped`, { type: "string" }], ["remove", "/components/schemas/Wrapped"]], ["major", "api-schema-removed"], ["minor", "api-schema-added"]],
  ["a component goes with its last user", [["remove", `${THING}/properties/shape`], ["remove", "/components/schemas/Shape"]], ["major", "api-schema-removed", "response-optional-property-removed"], ["minor", "api-schema-added", "response-optional-property-added"]],
  ["a reference is wrapped in allOf", [["set", `${NEW}/properties/owner`, { allOf: [{ $ref: "#/components/schemas/Owner" }] }]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["a field below allOf changes", [["set", "/components/schemas/Holder/properties/name/type", "integer"]], ["major", "response-property-type-changed"], ["major", "response-property-type-changed"]],
  ["a form is one of several now", [["set", `${NEW}/properties/owner`, { anyOf: [{ $ref: "#/components/schemas/Owner" }, { title: "Text", type: "string" }] }]], ["minor", "request-property-any-of-added"], ["major", "request-property-any-of-removed"]],
  ["an answer is one of several now", [["set", `${THING}/properties/shape`, { oneOf: [{ $ref: "#/components/schemas/Shape" }, { title: "Text", type: "string" }] }]], ["major", "response-property-one-of-added"], ["major", "response-property-one-of-removed"]],
  ["null is a form of its own", [["set", `${THING}/properties/shape`, { anyOf: [{ $ref: "#/components/schemas/Shape" }, { type: "null" }] }]], ["major", "response-property-became-nullable"], ["minor", "response-property-became-not-nullable"]],
  ["null in the words of OpenAPI 3.0", [["set", `${THING}/properties/note/nullable`, true]], ["major", "response-property-became-nullable"], ["minor", "response-property-became-not-nullable"]],
  ["null goes from an answer", [["set", `${PAGE}/properties/next/type`, "string"]], ["minor", "response-property-became-not-nullable"], ["major", "response-property-became-nullable"]],
  ["a type is written as a list", [["set", `${NEW}/properties/note/type`, ["string"]]], ["patch", "notation-changed"], ["patch", "notation-changed"]],
  ["an answer that contains itself changes", [["set", `${THING}/properties/parts/maxItems`, 5]], ["minor", "response-property-max-items-set"], ["minor", "response-property-max-items-unset"]],
  ["anyOf becomes oneOf", [["rename", "/components/schemas/BenchIn/properties/any/anyOf", "oneOf"]], ["major", "request-schema-keyword-changed"], ["major", "request-schema-keyword-changed"]],
  ["a form of a request changes inside", [["set", "/components/schemas/BenchIn/properties/any/anyOf/0/maxLength", 5]], ["major", "request-property-max-length-set"], ["minor", "request-property-max-length-unset"]],
  ["an answer without a schema gets one", [["remove", `${SHOW}/responses/200/content/text~1plain/schema`]], ["major", "response-body-type-generalized"], ["major", "response-body-type-changed"]],
  ["a unit is told", [["set", `${THING}/properties/free/x-unit`, "bytes"]], ["patch", "unit-documented"], ["patch", "unit-documented"]],
  ["a unit changes", [["set", `${THING}/properties/seconds/x-unit`, "milliseconds"]], ["major", "unit-changed"], ["major", "unit-changed"]],
  ["an unused component changes", [["set", "/components/schemas/Unused/properties/nobody/type", "integer"]], ["none"], ["none"]],
  ["an unused component goes", [["remove", "/components/schemas/Unused"]], ["none"], ["none"]],
  ["required fields in another order", [["reverse", `${NEW}/required`]], ["none"], ["none"]],
  ["words in another order", [["reverse", "/components/schemas/BenchIn/properties/word/enum"]], ["none"], ["none"]],
  ["alternatives in another order", [["reverse", "/components/schemas/BenchOut/properties/any/anyOf"]], ["none"], ["none"]],
  ["parameters in another order", [["reverse", "/paths/~1things/get/parameters"]], ["none"], ["none"]],
  ["nullable types in another order", [["reverse", `${PAGE}/properties/next/type`]], ["none"], ["none"]],
]);
