// Calls that failed where no field or comment could say so; the status line says it instead.
import { create } from 'zustand';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';

type Failure = {
  error: WireError | null;
  /** What could not be done, where no refusal says it. */
  words: string | null;
};

export const useFailure = create<Failure>(() => ({ error: null, words: null }));

export function dismissFailure(): void {
  useFailure.setState({ error: null, words: null });
}

/** Says in the status line what could not be done. */
export function sayFailure(words: string): void {
  useFailure.setState({ error: null, words });
}

/** What was asked for, or undefined once its refusal stands in the status line. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T | undefined> {
  const answer = await call;
  if (answer.ok) return answer.value;
  useFailure.setState({ error: answer.error, words: null });
  return undefined;
}
