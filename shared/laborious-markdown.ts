// Which Markdown no reader of it goes through, in the engine as in the view. Pure.

/** A line that begins so many quotations and lists, or so long a mark, takes seconds to read. */
const LABORIOUS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){40}|[*_~]{100}/m;

/** Whether it was written to take long: then it is the words that it is. */
export function isLaborious(text: string): boolean {
  return LABORIOUS.test(text);
}
