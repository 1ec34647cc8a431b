import { expect, it } from "vitest";
import { RetryBudget } from "./budget.js";

it("pays for some fifty retries, then for as many as successes earn", () => {
  const budget = new RetryBudget();
  let paid = 0;
  while (budget.take()) paid++;
  expect(paid).toBe(RetryBudget.CAPACITY / RetryBudget.RETRY_COST);
  for (let i = 0; i < RetryBudget.RETRY_COST; i++) {
    expect(budget.take()).toBe(false);
    budget.succeed(false);
  }
  expect(budget.take()).toBe(true);
  expect(budget.take()).toBe(false);
  budget.succeed(true);
  expect(budget.take()).toBe(true);
});

it("holds no more than it can", () => {
  const budget = new RetryBudget();
  for (let i = 0; i < 1000; i++) budget.succeed(true);
  let paid = 0;
  while (budget.take()) paid++;
  expect(paid).toBe(RetryBudget.CAPACITY / RetryBudget.RETRY_COST);
});
