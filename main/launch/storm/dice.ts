// Chance from a seed: the same seed throws the same. For made-up talk, never for anything secret.

export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, 1 (mulberry32). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Whether something happens that happens so often (0 to 1). */
  happens(share: number): boolean {
    return this.roll() < share;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  /** A gap between two events that come by themselves, so many milliseconds apart on average. */
  gap(averageMs: number): number {
    return -Math.log(1 - this.roll()) * averageMs;
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const index = Math.floor(this.roll() * list.length);
    if (index >= list.length) throw new RangeError('there is nothing to pick from');
    return list[index] as T;
  }

  /** So many of the list, or all, none twice. */
  some<T>(count: number, list: readonly T[]): T[] {
    const left = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && left.length > 0) {
      chosen.push(...left.splice(Math.floor(this.roll() * left.length), 1));
    }
    return chosen;
  }
}
