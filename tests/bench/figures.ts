// One measured figure and how it is said: as a line for people, or as JSON. Measures nothing itself.

export type Figure = {
  what: string;
  value: number;
  unit: string;
  /** What it is compared with, measured in the same run; null for a figure that stands alone. */
  baseline: { what: string; value: number } | null;
  /** `value` over the baseline's value. */
  ratio: number | null;
  /**
   * The least ratio that is good enough; for milliseconds what the value has to stay under, for
   * megabytes the highest ratio; null where none was set.
   */
  mustBe: number | null;
  holds: boolean;
};

/** A figure beside its baseline; it holds when the ratio reaches `mustBe`. */
export function compared(
  what: string,
  unit: string,
  value: number,
  baseline: { what: string; value: number },
  mustBe: number | null,
): Figure {
  const ratio = value / baseline.value;
  return { what, value, unit, baseline, ratio, mustBe, holds: mustBe === null || ratio >= mustBe };
}

/** A time beside its baseline; it holds when it stays under so many milliseconds. */
export function under(
  what: string,
  value: number,
  baseline: { what: string; value: number },
  mustBe: number,
): Figure {
  const ratio = value / baseline.value;
  return { what, value, unit: 'ms', baseline, ratio, mustBe, holds: value < mustBe };
}

/** A size beside its baseline; it holds when it is at most so many times as large. */
export function atMost(
  what: string,
  megabytes: number,
  baseline: { what: string; value: number },
  mustBe: number,
): Figure {
  const ratio = megabytes / baseline.value;
  return { what, value: megabytes, unit: 'MB', baseline, ratio, mustBe, holds: ratio <= mustBe };
}

/** What has to stay within so much of its unit, beside its baseline. */
export function within(
  what: string,
  unit: string,
  value: number,
  baseline: { what: string; value: number },
  mustBe: number,
): Figure {
  const ratio = value / baseline.value;
  return { what, value, unit, baseline, ratio, mustBe, holds: value <= mustBe };
}

/** A figure that is only told, by itself or beside a baseline. */
export function told(
  what: string,
  unit: string,
  value: number,
  baseline: { what: string; value: number } | null = null,
): Figure {
  const ratio = baseline === null ? null : value / baseline.value;
  return { what, value, unit, baseline, ratio, mustBe: null, holds: true };
}

function rounded(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value);
}

export function inWords(figure: Figure): string {
  const parts = [`${figure.what}: ${rounded(figure.value)} ${figure.unit}`];
  if (figure.baseline && figure.ratio !== null) {
    parts.push(`${figure.baseline.what}: ${rounded(figure.baseline.value)}`);
    parts.push(`ratio ${rounded(figure.ratio)}`);
  }
  if (figure.mustBe !== null) {
    const bound =
      {
        ms: 'under ',
        MB: 'at most ratio ',
        kB: 'at most ',
        '%': 'at most ',
        'MB of RAM': 'at most ',
      }[figure.unit] ?? '';
    parts.push(`must be ${bound}${figure.mustBe}: ${figure.holds ? 'holds' : 'DOES NOT HOLD'}`);
  }
  return parts.join(' · ');
}

/** The value below which the given share (0 to 1) of the samples lies; NaN when there are none. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
