/**
 * What a package may weigh unpacked, in KiB of 1024 bytes: code, declarations, maps and sources. Unpacked, since how well a
 * tarball packs depends on who packs it.
 */
export const budgets: Readonly<Record<string, { readonly unpackedKiB: number }>> = {
  "auth-signing": { unpackedKiB: 520 },
  baiducloud: { unpackedKiB: 270 },
  "client-core": { unpackedKiB: 580 },
  emulator: { unpackedKiB: 1750 },
  huaweicloud: { unpackedKiB: 450 },
};

/** What the program of `src/program/inventory.ts` may weigh, bundled and minified, in KiB: every client, and the runtime. */
export const bundleBudgetKiB = 95;
