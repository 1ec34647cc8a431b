/** A TypeScript file that compiles only if each value satisfies its type. */
export interface Claim {
  readonly name: string;
  /** Module that exports the type, such as `@yunfan/huaweicloud/roma`. */
  readonly module: string;
  /** The type, such as `CheckRomaInstanceListV2Output` or `CheckRomaInstanceListV2Errors[400]`. */
  readonly type: string;
  readonly value: unknown;
}

export function printProgram(claims: readonly Claim[]): string {
  const imports = claims.map(({ module, type }, i) => {
    const name = /^\w+/.exec(type)?.[0] ?? type;
    return `import type { ${name} as T${i} } from ${JSON.stringify(module)};`;
  });
  const values = claims.map(({ name, type, value }, i) => {
    const rest = type.replace(/^\w+/, "");
    return `export const ${name} = ${JSON.stringify(value, undefined, 2)} as const satisfies Recorded<T${i}${rest}>;`;
  });
  return [`import type { Recorded } from "../src/recorded.js";`, ...imports, "", ...values, ""].join("\n");
}
