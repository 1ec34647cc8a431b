/** A time as IAM writes it: UTC with six fractional digits. */
export const micros = (time: Date): string => time.toISOString().replace("Z", "000Z");
