/** Seed data does not fit. The message names the list or file, the index and the field. */
export class SeedError extends Error {
  override readonly name = "SeedError";
}
