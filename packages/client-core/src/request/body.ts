/** A JSON text of a value that may hold `bigint`s, which `JSON.stringify` refuses: they become numbers, every digit kept. */
export function stringifyBody(body: unknown): string {
  let found = false;
  const plain = JSON.stringify(body, (_, value: unknown) => {
    if (typeof value !== "bigint") return value;
    found = true;
    return 0;
  });
  if (!found) return plain;
  let mark = "int64:";
  // No text of the caller's may pass for one of ours.
  while (plain.includes(mark)) mark = `_${mark}`;
  const marked = JSON.stringify(body, (_, value: unknown) => (typeof value === "bigint" ? `${mark}${value}` : value));
  return marked.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}
