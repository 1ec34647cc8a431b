import { expect, it } from "vitest";
import { createDueActions } from "./due-actions.js";

it("does what is due before a request of the operation, one action a request", () => {
  const actions = createDueActions();
  const done: string[] = [];
  actions.add("ListReservedInstances", () => done.push("one"));
  actions.add("ListReservedInstances", () => done.push("two"));
  for (const operation of ["AssumeRole", "ListReservedInstances"]) actions.run(operation);
  expect(done).toEqual(["one"]);
  for (let call = 0; call < 2; call++) actions.run("ListReservedInstances");
  expect(done).toEqual(["one", "two"]);
  expect(() => actions.add("Nothing" as "AssumeRole", () => {})).toThrow("there is no operation Nothing");
});
