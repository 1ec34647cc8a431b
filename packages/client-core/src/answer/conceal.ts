/**
 * Takes fields of an object out of sight: they can be read by name, but `JSON.stringify`, `console.log`, loggers and
 * `{...spread}` do not see them. Getters, so that even `inspect(value, { showHidden: true })` prints no value.
 */
export function conceal<T extends object>(object: T, names: readonly string[]): T {
  for (const name of names) {
    if (!Object.hasOwn(object, name)) continue;
    const value = (object as Record<string, unknown>)[name];
    Object.defineProperty(object, name, { get: () => value, enumerable: false });
  }
  return object;
}
