import { checkOperation } from "../catalogue.js";
import type { OperationId } from "../service.js";

/** What is done right before requests are answered. */
export interface DueActions {
  /**
   * Does something before the next request of an operation; called again, before the one after that.
   * @throws RangeError when there is no such operation.
   */
  add(operation: OperationId, action: () => void): void;
  /** Does what is due before a request of the operation. */
  run(operation: string): void;
}

/** Nothing to do yet. */
export function createDueActions(): DueActions {
  const actions = new Map<string, (() => void)[]>();
  return {
    add(operation, action) {
      checkOperation(operation);
      actions.set(operation, [...(actions.get(operation) ?? []), action]);
    },
    run: (operation) => actions.get(operation)?.shift()?.(),
  };
}
