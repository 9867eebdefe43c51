// The texts of the desk are loaded with it alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { desk as texts } from '../../renderer/messages/en/desk.ts';

describe('the texts of the desk', () => {
  test('are said on the desk alone: nothing else loads them', () => {
    const said = new RegExp(`['\`]desk\\.(${Object.keys(texts).join('|')})\\b`);
    const elsewhere = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('desk'))
      // The ids of its commands look like texts.
      .filter((file) => file !== 'commands/catalogue.ts')
      .filter((file) => said.test(readFileSync(join('renderer', file), 'utf8')));
    expect(elsewhere).toEqual([]);
  });
});
