import { describe, expect, it } from "vitest";
import { aheadOf, SigningClock } from "./clock.js";

const machine = new Date("2026-01-02T12:00:00Z");
const clock = () => new SigningClock(() => machine);

describe("aheadOf", () => {
  it.each([
    [undefined, 0],
    ["yesterday", 0],
    ["Fri, 02 Jan 2026 11:59:01 GMT", 0],
    ["Fri, 02 Jan 2026 11:00:00 GMT", 3_600_000],
    ["Fri, 02 Jan 2026 13:00:00 GMT", -3_600_000],
    ["Sat, 03 Jan 2026 12:00:01 GMT", 0],
  ])("of an answer with the date %s is %i ms", (date, ms) => {
    expect(aheadOf({ headers: new Headers(date === undefined ? {} : { date }) }, machine)).toBe(ms);
  });
});

describe("SigningClock", () => {
  it("signs with the machine's time until a service has told another", () => {
    const signing = clock();
    expect(signing.now()).toEqual(machine);
    expect(signing.correct("Fri, 02 Jan 2026 15:00:00 GMT", 0)).toBe(true);
    expect(signing.now()).toEqual(new Date("2026-01-02T15:00:00Z"));
    expect(signing.correct("Fri, 02 Jan 2026 11:00:00 GMT", signing.offsetMs)).toBe(true);
    expect(signing.now()).toEqual(new Date("2026-01-02T11:00:00Z"));
  });

  it.each([
    ["no date", null],
    ["no readable date", "yesterday"],
    ["the machine's own time", "Fri, 02 Jan 2026 12:00:59 GMT"],
    ["a day and an hour ahead", "Sat, 03 Jan 2026 13:00:00 GMT"],
    ["another year", "Thu, 02 Jan 2025 12:00:00 GMT"],
  ])("learns nothing from %s", (_, date) => {
    const signing = clock();
    expect(signing.correct(date, 0)).toBe(false);
    expect(signing.offsetMs).toBe(0);
  });

  it("forgets a correction once the machine's clock is put right", () => {
    let time = machine.getTime();
    const signing = new SigningClock(() => new Date(time));
    signing.correct("Fri, 02 Jan 2026 15:00:00 GMT", 0);
    time += 3 * 3_600_000;
    expect(signing.correct("Fri, 02 Jan 2026 15:00:00 GMT", signing.offsetMs)).toBe(true);
    expect(signing.now()).toEqual(new Date("2026-01-02T15:00:00Z"));
  });

  it("lets parallel calls that signed with the old time sign anew, without moving twice", () => {
    const signing = clock();
    signing.correct("Fri, 02 Jan 2026 15:00:00 GMT", 0);
    expect(signing.correct("Fri, 02 Jan 2026 18:00:00 GMT", 0)).toBe(true);
    expect(signing.now()).toEqual(new Date("2026-01-02T15:00:00Z"));
  });
});
