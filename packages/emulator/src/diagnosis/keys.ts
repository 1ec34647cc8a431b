import type { KnownKey } from "./draft.js";

/** What is wrong with an access key id that the vendor does not know. */
export function unknownKey(
  vendor: KnownKey["vendor"],
  accessKeyId: string,
  keys: readonly KnownKey[],
): { name: string; verdict: string } {
  const ours = vendor === "huaweicloud" ? "Huawei Cloud" : "Baidu AI Cloud";
  if (keys.some(({ secretAccessKey }) => secretAccessKey === accessKeyId)) {
    const verdict =
      "a secret stands where the access key id belongs, and was sent in the clear; swap the two, and renew the key";
    return { name: "secret-as-key-id", verdict };
  }
  const other = keys.find((key) => key.accessKeyId === accessKeyId);
  if (other !== undefined) {
    const theirs = vendor === "huaweicloud" ? "Baidu AI Cloud" : "Huawei Cloud";
    const verdict = `${accessKeyId} is an access key of ${theirs}, and this is ${ours}; use a key of this vendor`;
    return { name: "other-vendor-key", verdict };
  }
  const plain = accessKeyId.replaceAll(/[^0-9a-z]/gi, "").toLowerCase();
  const near = keys.find((key) => key.accessKeyId.replaceAll(/[^0-9a-z]/gi, "").toLowerCase() === plain);
  if (plain !== "" && near !== undefined) {
    const verdict = `the access key id differs from ${near.accessKeyId} in letter case or punctuation; copy it as issued`;
    return { name: "key-id-form", verdict };
  }
  // Not printed: what is unknown may be a secret in the wrong place.
  const verdict = `the emulator has no ${ours} key with this id of ${accessKeyId.length} characters; use emulator.credentials, or start it with this key in credentials.${vendor}`;
  return { name: "unknown-key", verdict };
}

/** What an Authorization value of neither of a vendor's schemes is. */
export function otherScheme(vendor: KnownKey["vendor"], value: string): { name: string; verdict: string } {
  const wanted = vendor === "huaweicloud" ? "SDK-HMAC-SHA256" : "bce-auth-v1";
  const found = schemes.find(([form]) => form.test(value));
  if (found === undefined) {
    const verdict = `Authorization does not begin with ${wanted}; sign with that scheme`;
    return { name: "authorization-form", verdict };
  }
  const [, words] = found;
  return { name: "other-scheme", verdict: `Authorization is ${words}, which is not read here; sign with ${wanted}` };
}

const schemes: readonly (readonly [RegExp, string])[] = [
  [/^\s*bce-auth-v\d/i, "a signature for Baidu AI Cloud (bce-auth-v1)"],
  [/^\s*(?:SDK|V11)-HMAC-SHA256\b/i, "a signature for Huawei Cloud"],
  [/^\s*(?:SDK|V11)-[A-Z0-9-]+\b/i, "a signature for Huawei Cloud with an algorithm that is not simulated"],
  [/^\s*AWS(?:4-HMAC|\s)/i, "a signature for AWS"],
  [/^\s*Bearer\b/i, "a bearer token"],
  [/^\s*Basic\b/i, "a user name and password (Basic)"],
];
