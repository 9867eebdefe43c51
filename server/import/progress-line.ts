// Says on standard error how far a long import is: one line that changes on a terminal, elsewhere a
// new line now and then. A short import says nothing.
import type { ImportProgress } from './import-wxr.ts';

const TERMINAL_PAUSE_MS = 100;
const LOG_PAUSE_MS = 3_000;

export class ProgressLine {
  readonly #out: NodeJS.WriteStream;
  #last = Date.now();
  #shown = false;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show({ phase, done, total }: ImportProgress): void {
    const now = Date.now();
    if (now - this.#last < (this.#out.isTTY ? TERMINAL_PAUSE_MS : LOG_PAUSE_MS)) return;
    this.#last = now;
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    const text =
      phase === 'reading'
        ? `Reading: ${percent} % of the file`
        : `Writing: ${done} of ${total} articles`;
    if (this.#out.isTTY) {
      this.#shown = true;
      this.#out.write(`\r\u001B[K${text}`);
    } else {
      this.#out.write(`${text}\n`);
    }
  }

  /** Clears the terminal's line for what is said next. */
  end(): void {
    if (this.#shown) this.#out.write('\r\u001B[K');
  }
}
