// The rules are there to be proved: each is cited by the title of at least one test.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const titles = globSync('tests/{unit,integration,e2e}/**/*.test.{ts,tsx}').map((file) =>
  readFileSync(file, 'utf8'),
);
const rules = [
  ...readFileSync('shared/protocol/rules.md', 'utf8').matchAll(/^- \*\*(\w+)\*\*/gm),
].map(([, rule]) => rule);

test('there are rules, each with its own number', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(new Set(rules).size).toBe(rules.length);
});

test.each(rules)('%s is cited by a test', (rule) => {
  expect(titles.some((title) => title.includes(`[${rule}]`))).toBe(true);
});

test('no test cites a rule that is not there', () => {
  const cited = titles.flatMap((title) => [...title.matchAll(/\[([A-Z]\d+)\]/g)].map((m) => m[1]));
  expect([...new Set(cited)].filter((rule) => !rules.includes(rule))).toEqual([]);
});
