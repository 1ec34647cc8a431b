import { readFileSync } from "node:fs";

const file = new URL("../../../docs/decisions/0001-signing-divergences.md", import.meta.url);

/** What the document decides, section by section: its headings, and the bold beginnings of its last list. */
export function decisions(): Record<"Huawei Cloud" | "Baidu AI Cloud" | "Both", string[]> {
  const [, huawei = "", baidu = "", both = ""] = readFileSync(file, "utf8").split(/^## .*$/m);
  const headings = (part: string) => Array.from(part.matchAll(/^### (.+)$/gm), ([, heading = ""]) => heading);
  const points = Array.from(both.matchAll(/^- \*\*([\s\S]+?)\*\*/gm), ([, point = ""]) => point.replace(/\s+/g, " "));
  return { "Huawei Cloud": headings(huawei), "Baidu AI Cloud": headings(baidu), Both: points };
}
