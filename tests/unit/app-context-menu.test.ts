// The menu under the right mouse button, and the languages of the spelling checker.
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { contextTemplate } from '../../main/context-menu.ts';
import { checkedLanguages, checkSpelling } from '../../main/spelling.ts';
import { speechIn } from '../../main/words/words.ts';

type Params = Parameters<typeof contextTemplate>[0];

const nowhere: Params = {
  isEditable: false,
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: true,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
  selectionText: '',
  linkURL: '',
  misspelledWord: '',
  dictionarySuggestions: [],
};

function menuOn(params: Partial<Params>, known = ['de', 'en-GB']) {
  const done: unknown[] = [];
  const tell =
    (what: string) =>
    (of: unknown): void =>
      void done.push([what, of]);
  const items = contextTemplate(
    { ...nowhere, ...params },
    speechIn('en').words,
    {
      replaceMisspelling: tell('replace'),
      learn: tell('learn'),
      copy: tell('copy'),
      openLink: tell('open'),
      checkIn: tell('check'),
    },
    { isOn: true, known, checked: ['en-GB'], nameOf: (tag) => `<${tag}>` },
  );
  return { items, done, labels: items.map(({ label, type }) => label ?? type) };
}
const press = (item: MenuItemConstructorOptions | undefined) =>
  (item?.click as unknown as (() => void) | undefined)?.();

test('where there is nothing to do there is no menu', () => {
  expect(menuOn({}).items).toEqual([]);
  expect(menuOn({ selectionText: ' \n' }).items).toEqual([]);
});

test('selected text can be copied', () => {
  expect(menuOn({ selectionText: 'the bell' }).items).toEqual([{ role: 'copy', label: 'Copy' }]);
});

test('of a misspelled word the suggestions come first', () => {
  const { items, done, labels } = menuOn({
    isEditable: true,
    misspelledWord: 'brige',
    dictionarySuggestions: ['bridge', 'brig'],
  });
  expect(labels.slice(0, 4)).toEqual(['bridge', 'brig', 'Add to Dictionary', 'separator']);
  press(items[0]);
  press(items[2]);
  expect(done).toEqual([
    ['replace', 'bridge'],
    ['learn', 'brige'],
  ]);
  const none = menuOn({ isEditable: true, misspelledWord: 'xqzt' });
  expect(none.items[0]).toMatchObject({ label: 'No Suggestions', enabled: false });
});

test('in a field one pastes, and chooses in which languages spelling is checked', () => {
  const { items, labels, done } = menuOn({ isEditable: true });
  expect(labels).toContain('Paste');
  expect(items.find(({ role }) => role === 'cut')).toMatchObject({ enabled: false });
  const languages = items.at(-1)?.submenu as MenuItemConstructorOptions[];
  expect(languages).toMatchObject([
    { label: '<de>', checked: false },
    { label: '<en-GB>', checked: true },
  ]);
  press(languages[0]);
  press(languages[1]);
  expect(done).toEqual([
    ['check', ['en-GB', 'de']],
    ['check', []],
  ]);
  // Where the system chooses them there is nothing to choose.
  expect(menuOn({ isEditable: true }, []).labels).not.toContain('Spelling Languages');
});

test('a link is opened or copied, but only one that leads out of the app', () => {
  const { items, done } = menuOn({ linkURL: 'https://example.org/a' });
  for (const item of items) press(item);
  press(menuOn({ linkURL: 'mailto:desk@example.org' }).items[1]);
  expect(done).toEqual([
    ['open', 'https://example.org/a'],
    ['copy', 'https://example.org/a'],
  ]);
  for (const linkURL of ['parley-app://view/index.html', 'file:///etc/passwd', 'javascript:x()']) {
    expect(menuOn({ linkURL }).items).toEqual([]);
  }
});

test('spelling is checked in what was chosen, else in what somebody speaks', () => {
  const known = ['de', 'en-GB', 'en-US', 'fr'];
  expect(checkedLanguages(['fr', 'tlh'], ['de-AT'], known)).toEqual(['fr']);
  expect(checkedLanguages([], ['ar', 'de-AT', 'en-GB', 'de'], known)).toEqual(['de', 'en-GB']);
  expect(checkedLanguages(['tlh'], ['ar'], known)).toEqual([]);
});

test('switched off nothing is checked, and no dictionary is fetched', () => {
  const told: unknown[] = [];
  const session = {
    availableSpellCheckerLanguages: ['de'],
    setSpellCheckerEnabled: (on: boolean) => void told.push(on),
    setSpellCheckerLanguages: (languages: string[]) => void told.push(languages),
  };
  checkSpelling(session, { spelling: false, spellingLanguages: ['de'] }, []);
  expect(told).toEqual([false]);
  checkSpelling(session, { spelling: true, spellingLanguages: ['de'] }, []);
  expect(told).toEqual([false, ['de'], true]);
});
