import { expect, it } from "vitest";
import { table } from "./table.js";

it("lines columns up, Chinese characters and gaps included", () => {
  const rows = [
    ["订单中心", 12, undefined],
    ["a", null, "end"],
  ];
  expect(table(["NAME", "N", "LAST"], rows).split("\n")).toEqual([
    "  NAME      N   LAST",
    "  --------  --  ----",
    "  订单中心  12  -",
    "  a         -   end",
  ]);
});
