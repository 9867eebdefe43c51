// The way one came, as a browser keeps it: steps, and which of them one is at. Pure.

export type Steps<S> = { readonly all: readonly S[]; readonly at: number };

/** More than anybody goes back; what is older is forgotten. */
export const MOST_STEPS = 100;

export const noSteps: Steps<never> = { all: [], at: -1 };

export function currentStep<S>({ all, at }: Steps<S>): S | undefined {
  return all[at];
}

/** Changes the step that one is at. */
export function withCurrent<S>({ all, at }: Steps<S>, step: S): Steps<S> {
  return { all: all.map((each, index) => (index === at ? step : each)), at };
}

/** Goes on to another place; what lay ahead is gone. */
export function stepTo<S>({ all, at }: Steps<S>, step: S): Steps<S> {
  const kept = [...all.slice(0, at + 1), step].slice(-MOST_STEPS);
  return { all: kept, at: kept.length - 1 };
}

/** The nearest step in that direction where one can still be; null where there is none. */
export function stepFrom<S>(
  { all, at }: Steps<S>,
  direction: 1 | -1,
  isThere: (step: S) => boolean,
): Steps<S> | null {
  for (let to = at + direction; to >= 0 && to < all.length; to += direction) {
    const step = all[to];
    if (step !== undefined && isThere(step)) return { all, at: to };
  }
  return null;
}
