// Calls that failed where no field or comment could say so; the status line says it instead.
import { create } from 'zustand';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';

export const useFailure = create<{ error: WireError | null }>(() => ({ error: null }));

export function dismissFailure(): void {
  useFailure.setState({ error: null });
}

/** What was asked for, or undefined once its refusal stands in the status line. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T | undefined> {
  const answer = await call;
  if (answer.ok) return answer.value;
  useFailure.setState({ error: answer.error });
  return undefined;
}
