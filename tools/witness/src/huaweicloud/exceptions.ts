// Where Huawei's Node signer (@huaweicloud/huaweicloud-sdk-core 3.1.211) differs from ours: each function names the
// heading of docs/decisions/0001-signing-divergences.md that it stands for, and is as narrow as the difference is.

/**
 * "Paths are encoded once", and with it "`%2F` stays data". Their signer has url.parse escape what it thinks unsafe, and
 * escapes the percent signs of all escapes. This is the path whose one encoding they sign instead.
 */
export const pathTheyMean = (path: string): string =>
  path.replace(/%(?=[0-9A-Fa-f]{2})|[\t "<>`{}|^']/g, (c) => (c === "%" ? "%25" : `%25${hex(c)}`));

const hex = (c: string): string => c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");

/** "Spaces at the end of a URL": url.parse drops these, so that the path is another one. */
export const endsInDroppedSpace = (path: string): boolean => /[ \u00a0\ufeff]$/.test(path);

/** "Header values are trimmed". */
export const trimmed = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "")]),
  );

/** "Names with "_" are not signed". */
export const withoutUnderscores = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.includes("_")));

/**
 * "Header lines stand in the order of their names": they list the names by code unit, and write the lines in the order
 * of a dictionary. The two differ for punctuation other than "-".
 */
export function linesInAnotherOrder(headers: Readonly<Record<string, string>>): boolean {
  const names = [...new Set([...Object.keys(headers).map((name) => name.toLowerCase()), "host", "x-sdk-date"])];
  const sorted = [...names].sort();
  return [...names].sort((a, b) => a.localeCompare(b)).some((name, i) => name !== sorted[i]);
}
