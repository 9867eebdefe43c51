// A day as one chooses it: the browser's field speaks the system's language, the words beside it the window's.
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { speak } from '../../renderer/messages/messages.ts';
import { DayField } from '../../renderer/parts/day-field.tsx';

afterEach(() => speak('en'));

const drawn = (day: string) =>
  renderToStaticMarkup(<DayField label="From" value={day} onChange={() => undefined} />);
const words = (day: string) => /<span id="([^"]+)">([^<]*)</.exec(drawn(day));

test('what is chosen is said in the language of the window', async () => {
  expect(words('2026-11-24')?.[2]).toBe('24 November 2026');
  await speak('de');
  expect(words('2026-11-24')?.[2]).toBe('24. November 2026');
  await speak('ar');
  expect(words('2026-11-24')?.[2]).toBe('24 نوفمبر 2026');
  expect(drawn('2026-11-24')).toContain(`aria-describedby="${words('2026-11-24')?.[1]}"`);
});

test('nothing is said of no day, nor of half a year', () => {
  expect(words('')).toBeNull();
  expect(words('0002-01-01')).toBeNull();
});
