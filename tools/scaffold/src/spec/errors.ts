import type { Ledger } from "@yunfan-tools/spec-check/ledger";
import type { ErrorFields, House } from "./house.js";

/** Where error bodies of either vendor are known to have these, beside the provider's own places. */
const USUAL = { code: ["/error/code"], message: ["/error/message"], requestId: ["/error/request_id"] };

/** The common error body, its code with the words that the pages list. */
export function errorBody({ error: { code, value } }: House, ledger: Ledger | undefined, more: object): object {
  const words = [...new Set((ledger?.rows ?? []).filter(({ place }) => place === "error").map(({ name }) => name))];
  const properties = { ...value.properties, ...more };
  if (words.length === 0) return { ...value, properties };
  return { ...value, properties: { ...properties, [code]: { ...value.properties[code], enum: words } } };
}

/** Where errors keep what clients read: of the places that are known, those that some error body has. */
export function errorFields({ errors, error }: House, ledger: Ledger | undefined, isCommonUsed: boolean): ErrorFields {
  const common = isCommonUsed ? Object.keys(error.value.properties) : [];
  const own = (ledger?.rows ?? []).flatMap(({ id }) => /(?:^|\.)response\.[45]\d\d\.(.+)$/.exec(id)?.[1] ?? []);
  const has = new Set([...common, ...own]);
  const leading = (pointers: readonly string[]) => pointers.filter((one) => has.has(one.slice(1).replaceAll("/", ".")));
  const { code, message, requestId } = errors;
  return {
    ...errors,
    code: leading([...code, ...USUAL.code]),
    message: leading([...message, ...USUAL.message]),
    requestId: { ...requestId, body: leading([...requestId.body, ...USUAL.requestId]) },
  };
}
