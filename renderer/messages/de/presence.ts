// The texts of who else has a thread in sight, in German.
import type { presence as english } from '../en/presence.ts';
import type { Translated } from '../translated.ts';

export const presence: Translated<typeof english, 'de'> = {
  readers_one: '{{count, number}} liest mit',
  readers_other: '{{count, number}} lesen mit',
  one: '{{name}} schreibt gerade',
  two: '{{first}} und {{second}} schreiben gerade',
  several: 'mehrere schreiben gerade',
};
