// The form in which the sample articles are written, and the parser of their threads.
// It never touches a store or a clock: text goes in, comments or an error with its line come out.

export type SampleArticle = {
  headline: string;
  deck: string;
  byline: string;
  /** Invented documents: addresses only under example.org and example.com. */
  sources: { name: string; url?: string }[];
  /** Markdown. A section may end in a line of its own that names its source. */
  body: string;
  /** Relative to the moment of filling, so that the sample never looks old. */
  publishedMinutesAgo: number;
  mode: 'open' | 'slow' | 'closed';
  slowSeconds?: number;
  /** A later revision: `from` stands exactly once in the field and gives way to `to`. */
  correction?: {
    minutesAfter: number;
    field: 'headline' | 'deck' | 'body';
    from: string;
    to: string;
    note: string;
  };
  /** Blocks of a header line, `2.1 late ferry +14 agree 7`, and a body in Markdown. */
  thread: string;
};

export type SampleComment = {
  number: string;
  parentNumber: string | null;
  author: string;
  minutesAfter: number;
  agrees: number;
  body: string;
};

const MAX_BODY_CHARACTERS = 4000;

const HEADER = /^([1-9]\d*(?:\.[1-9]\d*)*) ([a-z]+(?: [a-z]+)*) \+(\d+)(?: agree (\d+))?$/;

// A mistyped header would pass for a line of the body above it, and two comments become one.
const NEARLY_A_HEADER = /^\d[\d.]*\s.*\s\+\s*\d+(?:\s+agree\b.*)?\s*$/;

type Block = { line: number; comment: SampleComment; bodyLines: string[] };

/**
 * Reads a written thread. The comments come back in the order in which they were posted
 * (ties in text order), so that posting them one by one gives exactly the written numbers.
 */
export function parseThread(text: string): SampleComment[] {
  const blocks = splitIntoBlocks(text);
  const seen = new Map<string, SampleComment>();
  const lastSibling = new Map<string | null, SampleComment>();

  for (const { line, comment, bodyLines } of blocks) {
    comment.body = joinBody(bodyLines);
    checkBody(comment, line);
    checkParent(comment, seen, line);
    checkSibling(comment, lastSibling.get(comment.parentNumber), line);
    seen.set(comment.number, comment);
    lastSibling.set(comment.parentNumber, comment);
  }

  return blocks.map((block) => block.comment).sort((a, b) => a.minutesAfter - b.minutesAfter);
}

function splitIntoBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const comment = readHeader(content);
    if (comment) {
      blocks.push({ line, comment, bodyLines: [] });
      continue;
    }
    if (NEARLY_A_HEADER.test(content)) {
      throw inconsistent(line, `"${content}" looks like a header but is not one`);
    }
    const block = blocks.at(-1);
    if (block) {
      block.bodyLines.push(content);
    } else if (content.trim() !== '') {
      throw inconsistent(line, 'text stands before the first header');
    }
  }
  return blocks;
}

function readHeader(content: string): SampleComment | null {
  const match = HEADER.exec(content);
  if (!match) return null;
  const [, number = '', author = '', minutes = '', agrees = '0'] = match;
  const dot = number.lastIndexOf('.');
  return {
    number,
    parentNumber: dot === -1 ? null : number.slice(0, dot),
    author,
    minutesAfter: Number(minutes),
    agrees: Number(agrees),
    body: '',
  };
}

/** Blank lines separate the blocks and are no part of a body; those within it are. */
function joinBody(lines: string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}

function checkBody(comment: SampleComment, line: number): void {
  if (comment.body === '') {
    throw inconsistent(line, `comment ${comment.number} has no body`);
  }
  if (comment.body.length > MAX_BODY_CHARACTERS) {
    const length = comment.body.length;
    throw inconsistent(
      line,
      `the body of ${comment.number} has ${length} characters, at most ${MAX_BODY_CHARACTERS} may be`,
    );
  }
}

function checkParent(
  comment: SampleComment,
  seen: ReadonlyMap<string, SampleComment>,
  line: number,
): void {
  if (comment.parentNumber === null) return;
  const parent = seen.get(comment.parentNumber);
  if (!parent) {
    throw inconsistent(line, `${comment.number} has no ${comment.parentNumber} before it`);
  }
  if (comment.minutesAfter < parent.minutesAfter) {
    throw inconsistent(
      line,
      `${comment.number} at +${comment.minutesAfter} is earlier than ` +
        `its parent ${parent.number} at +${parent.minutesAfter}`,
    );
  }
}

function checkSibling(
  comment: SampleComment,
  previous: SampleComment | undefined,
  line: number,
): void {
  const expected = previous ? ordinal(previous.number) + 1 : 1;
  if (ordinal(comment.number) !== expected) {
    const prefix = comment.parentNumber === null ? '' : `${comment.parentNumber}.`;
    throw inconsistent(line, `${comment.number} should be ${prefix}${expected}`);
  }
  if (previous && comment.minutesAfter < previous.minutesAfter) {
    throw inconsistent(
      line,
      `${comment.number} at +${comment.minutesAfter} is earlier than ` +
        `${previous.number} at +${previous.minutesAfter}`,
    );
  }
}

function ordinal(number: string): number {
  return Number(number.slice(number.lastIndexOf('.') + 1));
}

function inconsistent(line: number, reason: string): Error {
  return new Error(`line ${line}: ${reason}`);
}
