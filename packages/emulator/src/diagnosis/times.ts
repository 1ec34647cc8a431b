/** `20240115T083045Z` */
export const basicTime = (time: Date): string => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** `2024-01-15T08:30:45Z` */
export const extendedTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** Reads either form, an HTTP date, or whatever else `Date` understands. */
export function readTime(text: string): Date | undefined {
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text);
  const time = new Date(
    basic === null ? text : `${basic[1]}-${basic[2]}-${basic[3]}T${basic[4]}:${basic[5]}:${basic[6]}Z`,
  );
  // What has more than four digits of a year has no form in either scheme.
  return Number.isNaN(time.getTime()) || time.toISOString().length !== 24 ? undefined : time;
}

/** Other ways in which programs write a time. */
export const otherForms = (time: Date): string[] => [
  basicTime(time),
  extendedTime(time),
  time.toISOString(),
  `${time.toISOString().slice(0, 19)}+00:00`,
  time.toISOString().slice(0, 19),
  basicTime(time).slice(0, -1),
  time.toUTCString(),
  String(Math.floor(time.getTime() / 1000)),
  String(time.getTime()),
];

const SECONDS = [1, -1, 2, -2, 3, -3];
const HOURS = Array.from({ length: 14 }, (_, index) => index + 1).flatMap((hour) => [hour, -hour]);

/** Times near one that are there by a mistake, and what that is. */
export function timesNear(time: Date): { time: Date; verdict: string }[] {
  const at = (seconds: number): Date => new Date(time.getTime() + seconds * 1000);
  return [
    ...SECONDS.map((seconds) => ({
      time: at(seconds),
      verdict:
        "the clock was read twice: the time that was signed is a second or so off the one that was sent; read it once",
    })),
    ...HOURS.map((hours) => ({
      time: at(hours * 3600),
      verdict: `the time that was signed is ${hours} h off the one that was sent, so one of them is local time; use UTC for both`,
    })),
  ];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEAR = 5 * MINUTE;

/** What is wrong with a clock that signed at one time what arrived at another. */
export function clockVerdict(signed: Date, now: Date): { name: string; verdict: string } {
  const off = signed.getTime() - now.getTime();
  // Some zones are half an hour off, or a quarter.
  const quarters = Math.round((off / HOUR) * 4);
  const words = `${Math.abs(quarters) / 4} h ${off > 0 ? "ahead" : "behind"}`;
  if (
    quarters !== 0 &&
    quarters % 2 === 0 &&
    Math.abs(quarters) <= 56 &&
    Math.abs(off - (quarters * HOUR) / 4) <= NEAR
  ) {
    return {
      name: "clock-whole-hours",
      verdict: `the time of signing is ${words}, as when local time is written with a Z; write UTC (toISOString)`,
    };
  }
  const minutes = Math.round(Math.abs(off) / MINUTE);
  return {
    name: "clock-off",
    verdict: `the time of signing is ${minutes} min ${off > 0 ? "ahead of" : "behind"} the emulator's clock; set the clock, sign each attempt anew`,
  };
}
