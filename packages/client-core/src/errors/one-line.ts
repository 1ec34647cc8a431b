/** Control characters, line ends and everything else that would break or colour a line. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Servers and callers' own functions choose parts of our messages: brought onto one line, and bounded. */
export function oneLine(text: string, longest = 2000): string {
  const short = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return short.replace(UNPRINTABLE, " ");
}
