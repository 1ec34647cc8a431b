/** One thing that is wrong: where, what, and the way out, in one line. */
export interface Failure {
  pointer: string;
  text: string;
}

/** A failure as a line: `specs/…/openapi.yaml#/paths/…: what is wrong; what to do`. */
export function failureLine(file: string, { pointer, text }: Failure): string {
  return `${file}#${pointer}: ${text}`;
}
