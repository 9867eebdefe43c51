// Addresses as the view judges them, beside the schemas by which main judges what it is asked to open.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkAddress, pictureAddress } from '../../shared/bridge/web-address.ts';
import { windowCalls } from '../../shared/bridge/window-api.ts';

const seed = 20_261_127;
const { request } = windowCalls['system.openLink'];
const asMain = (url: string) => request.safeParse({ url }).data?.url ?? null;

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  [' https://example.org ', 'https://example.org'],
  ['https://exa\nmple.org', 'https://example.org'],
  ['mailto:someone@example.org', 'mailto:someone@example.org'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['/relative', null],
  ['//example.org', null],
  ['', null],
  [`https://example.org/${'a'.repeat(2_000)}`, null],
])('%j leads to %j', (text, address) => {
  expect(linkAddress(text)).toBe(address);
  expect(asMain(text)).toBe(address);
});

test('whatever the view offers to open, main opens as the same address', () => {
  const scheme = fc.constantFrom(
    'https://',
    'http:',
    'mailto:',
    'javascript:',
    ' https://',
    'h\tttp://',
  );
  const text = fc
    .tuple(scheme, fc.oneof(fc.webUrl(), fc.string(), fc.domain()))
    .map((s) => s.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.webUrl(), fc.string()), (url) => {
      const address = linkAddress(url);
      if (address !== null) expect(asMain(url)).toBe(address);
    }),
    { seed, numRuns: 2_000 },
  );
});

test('a picture is found at http and https alone, and never with a name and a password', () => {
  expect(pictureAddress('https://example.org/a.png')).toBe('https://example.org/a.png');
  expect(pictureAddress('mailto:someone@example.org')).toBeNull();
  expect(pictureAddress('https://me:secret@example.org/a.png')).toBeNull();
  expect(pictureAddress('a.png')).toBeNull();
});
