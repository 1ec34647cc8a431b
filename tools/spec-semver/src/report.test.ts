import { expect, test } from "vitest";
import type { Change } from "./change.js";
import { printReport } from "./report.js";

const change = (bump: Change["bump"], more: Partial<Change> = {}): Change => ({
  rule: `a-${bump}-rule`,
  operation: "ListCups",
  location: "request.query.size",
  from: null,
  to: null,
  bump,
  migration: "Do it.",
  ...more,
});

test("a report begins with the bump, then tells the worst first, by operation", () => {
  const changes = [
    change("patch", { operation: null }),
    change("major", { from: 100, to: 50 }),
    change("minor", { service: "acme/cups", to: "blue" }),
    change("major", { operation: "DropCup", from: "x".repeat(200) }),
    change("major", { location: "response.200.cups" }),
  ];
  expect(printReport({ bump: "major", changes })).toBe(`Bump: major

Breaking (major, 3)
  ListCups
    a-major-rule at request.query.size: 100 -> 50
      Do it.
    a-major-rule at response.200.cups
      Do it.
  DropCup
    a-major-rule at request.query.size: was "${"x".repeat(96)}...
      Do it.

Added or loosened (minor, 1)
  acme/cups ListCups
    a-minor-rule at request.query.size: "blue"
      Do it.

Documentation (patch, 1)
  every operation
    a-patch-rule at request.query.size
      Do it.
`);
});

test("a report of nothing says so", () => {
  expect(printReport({ bump: "none", changes: [] })).toBe("Bump: none\n\nBoth say the same.\n");
});
