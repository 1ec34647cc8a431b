// Generated from specs/**/recordings/*.json by tools/codegen: change the recordings, then run `pnpm generate`.

/** An answer that was recorded. */
export interface Example {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

/** The first recorded answer of each operation and status, of the services that answer nothing else. */
export const examples: Readonly<Record<string, readonly Example[]>> = {};
