// What a person may type as a community's address.
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../main/engine/address.ts';

const urls = (typed: string) => {
  const parsed = parseAddress(typed);
  return parsed.ok ? parsed.value.urls : parsed.error.code;
};

describe('addresses', () => {
  test.each([
    ['talk.example.org', ['https://talk.example.org', 'http://talk.example.org']],
    [' Talk.Example.org/ ', ['https://talk.example.org', 'http://talk.example.org']],
    ['talk.example.org:4600', ['https://talk.example.org:4600', 'http://talk.example.org:4600']],
    ['talk.example.org:443', ['https://talk.example.org', 'http://talk.example.org:443']],
    ['localhost:4600', ['http://localhost:4600', 'https://localhost:4600']],
    ['127.0.0.1:4600', ['http://127.0.0.1:4600', 'https://127.0.0.1:4600']],
    ['192.168.1.5', ['http://192.168.1.5', 'https://192.168.1.5']],
    ['172.32.0.1', ['https://172.32.0.1', 'http://172.32.0.1']],
    ['[::1]:4600', ['http://[::1]:4600', 'https://[::1]:4600']],
    ['http://talk.example.org/some/page', ['http://talk.example.org']],
    ['https://talk.example.org', ['https://talk.example.org']],
    ['parley://talk.example.org/', ['https://talk.example.org', 'http://talk.example.org']],
    ['parley://localhost:4600/?invite=x', ['http://localhost:4600', 'https://localhost:4600']],
  ])('%s', (typed, expected) => expect(urls(typed)).toEqual(expected));

  test.each([
    [''],
    ['two words'],
    ['ftp://example.org'],
    ['http://'],
    ['me@example.org'],
    ['a:b:c'],
  ])('%j is none', (typed) => expect(urls(typed)).toBe('invalid'));

  test('an invite comes with a link', () => {
    const parsed = parseAddress('parley://talk.example.org/?invite=abc-123');
    expect(parsed).toMatchObject({ ok: true, value: { invite: 'abc-123' } });
    expect(parseAddress('talk.example.org')).toMatchObject({ value: { invite: null } });
  });
});
