import { expect, test } from "vitest";
import { complaintsOf } from "./complaints.js";

const at = (line: number, code: string, message: string) => ({ file: "new0/a.ts", line, code, message });

test("what one compiler alone refuses is refused; what both refuse is told once", () => {
  const [both, again] = [at(3, "TS2339", "Property 'a' does not exist."), at(3, "TS2339", "There is no 'a'.")];
  const found = complaintsOf([both, again, at(3, "TS2322", "only here"), at(7, "TS2339", "and there")]);
  expect([...found]).toEqual([
    [
      "new0/a.ts",
      [
        { line: 3, code: "TS2339", message: both.message },
        { line: 3, code: "TS2322", message: "only here" },
        { line: 7, code: "TS2339", message: "and there" },
      ],
    ],
  ]);
});
