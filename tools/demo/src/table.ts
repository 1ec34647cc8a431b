import stringWidth from "string-width";

/** What a cell may show; nothing shows as a dash. */
export type Cell = string | number | null | undefined;

/** A plain text table: a column is as wide as its widest cell, Chinese characters counted as two. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => (cell === undefined || cell === null ? "-" : `${cell}`)),
  );
  const widths = head.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].map((text) => `  ${text}`).join("\n");
}
