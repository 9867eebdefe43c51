// The numbers under which comments are cited: 1, 2, 2.1, 2.1.1. Given at commit; never reused.

/** The number of the parent's nth reply, or of the article's nth comment where there is no parent. */
export function numberOf(parentNumber: string | null, ordinal: number): string {
  return parentNumber === null ? String(ordinal) : `${parentNumber}.${ordinal}`;
}

/** Sorts "2" before "2.1" before "2.10" before "10": a parent first, then its replies in order. */
export function compareNumbers(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let level = 0; level < Math.min(left.length, right.length); level += 1) {
    const difference = Number(left[level]) - Number(right[level]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * A text that stands for the number where texts are compared letter by letter: in the order of
 * `compareNumbers`, and each number's begins all those of the replies below it, and no others.
 */
export function placeOf(number: string): string {
  // Each level with the count of its digits before it: "9" is 19, and comes before "10", which is 210.
  return number
    .split('.')
    .map((level) => `${level.length}${level}`)
    .join('');
}
