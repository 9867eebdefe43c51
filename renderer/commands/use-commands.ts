// How a part of the window offers what it can do, for as long as it is shown.
import { useEffect } from 'react';
import { type Offer, offer } from './offers.ts';

/** What is offered may be another at each drawing. */
export function useCommands(doings: Offer): void {
  useEffect(() => offer(doings));
}
