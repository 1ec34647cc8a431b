import { encode } from "../requests.js";

// Where Baidu's Node signer (@baiducloud/sdk 1.0.7) differs from ours: each function names the heading of
// docs/decisions/0001-signing-divergences.md that it stands for, and is as narrow as the difference is.

/** "Query names are encoded": they encode the values only, so the names are handed to them encoded. */
export const encodedNames = <V>(params: Readonly<Record<string, V>>): Record<string, V> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [encode(name), value]));

/** "The list names headers as they are": they write the encoded names into the list of signed headers. */
export const namesAsTheyAre = (authorization: string): string => {
  // bce-auth-v1, key id, time, seconds, list, signature
  const parts = authorization.split("/");
  return parts.map((part, i) => (i === 4 ? decodeURIComponent(part) : part)).join("/");
};

/** "Only ASCII white space is trimmed": they trim all that a regular expression calls white space. */
export const trimsMore = (value: string): boolean => value.trim() !== value.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");

/** "An expiration of 0 is written as 0": they take it for none, which is half an hour. */
export const secondsTheyMean = (seconds: number | undefined): number => seconds || 1800;
