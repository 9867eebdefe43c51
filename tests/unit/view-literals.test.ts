// Every text that a person reads stands in the catalogues: none is written into the elements themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

/** Attributes that are read to somebody or shown. */
const spoken = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);
/** Names, which are the same in every language. */
const names = new Set(['Parley']);

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* within(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* within(child);
  }
}

function textOf(node: Node): string {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type !== 'JSXAttribute') return '';
  const { name, value } = node as Node & { name: Node; value: Node | null };
  if (!spoken.has(String(name.name)) || value === null) return '';
  const literal = value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value;
  return literal.type === 'Literal' ? String(literal.value) : '';
}

function literalsIn(source: string): string[] {
  const program = parseAst(source, { lang: 'tsx' }) as unknown as Node;
  return [...within(program)]
    .map((node) => textOf(node).trim())
    .filter((text) => /\p{L}/u.test(text) && !names.has(text));
}

test('the check itself finds what is written into elements', () => {
  const source =
    'const a = <p title="Close" className="x">Hello {name} <b aria-label={"Go"}>·</b></p>;';
  expect(literalsIn(source)).toEqual(['Close', 'Hello', 'Go']);
});

test('no element of the view has words of its own', () => {
  const found = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) =>
      literalsIn(readFileSync(join('renderer', file), 'utf8')).map((text) => `${file}: ${text}`),
    );
  expect(found).toEqual([]);
});
