import { SigningError } from "./errors.js";

// Public text that changes once a second: formatting a date costs as much as hashing.
let lastSecond = Number.NaN;
let lastText = "";

/**
 * UTC to the second, in the extended ISO form: `2024-01-15T08:30:45Z`.
 * @throws SigningError when `now` is not a valid Date between the years 0 and 9999.
 */
export function extendedTime(now: Date): string {
  const millis = now instanceof Date ? now.getTime() : Number.NaN;
  const second = Math.floor(millis / 1000);
  if (second === lastSecond) return lastText;
  if (Number.isNaN(second)) {
    throw new SigningError("options.now", "is not a valid Date; pass new Date() or the corrected time");
  }
  const text = new Date(second * 1000).toISOString();
  if (text.length !== 24) throw new SigningError("options.now", "is not between the years 0 and 9999");
  lastSecond = second;
  lastText = `${text.slice(0, 19)}Z`;
  return lastText;
}

/** UTC to the second, in the basic ISO form: `20240115T083045Z`. */
export function basicTime(now: Date): string {
  const t = extendedTime(now);
  return `${t.slice(0, 4)}${t.slice(5, 7)}${t.slice(8, 13)}${t.slice(14, 16)}${t.slice(17)}`;
}

const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const EXTENDED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Reads `2024-01-15T08:30:45Z`; undefined for any other form and for dates the calendar does not have. */
export function parseExtendedTime(text: string): Date | undefined {
  if (!EXTENDED.test(text)) return undefined;
  const date = new Date(text);
  // The comparison catches what Date rolls over, such as 30 February.
  return !Number.isNaN(date.getTime()) && `${date.toISOString().slice(0, 19)}Z` === text ? date : undefined;
}

/** Reads `20240115T083045Z`; undefined for any other form and for dates the calendar does not have. */
export function parseBasicTime(text: string): Date | undefined {
  const m = BASIC.exec(text);
  return m === null ? undefined : parseExtendedTime(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
}
