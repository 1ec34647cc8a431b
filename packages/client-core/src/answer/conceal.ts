/**
 * Takes fields of an object out of sight, by JSON pointers, `*` for every item of a list or map: they can be read by name, but `JSON.stringify`, `console.log`, loggers and
 * `{...spread}` do not see them. Getters, so that even `inspect(value, { showHidden: true })` prints no value.
 */
export function conceal<T extends object>(object: T, pointers: readonly string[]): T {
  for (const pointer of pointers) hide(object, pointer.split("/").slice(1));
  return object;
}

function hide(object: unknown, [name, ...rest]: readonly string[]): void {
  if (typeof object !== "object" || object === null || name === undefined) return;
  for (const one of name === "*" ? Object.keys(object) : [name]) {
    if (!Object.hasOwn(object, one)) continue;
    const value = (object as Record<string, unknown>)[one];
    if (rest.length > 0) hide(value, rest);
    else Object.defineProperty(object, one, { get: () => value, enumerable: false });
  }
}
