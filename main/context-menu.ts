// The menu under the right mouse button: in what one writes, on what is selected, on links. Where the
// view has a menu of its own this one does not show.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { linkAddress } from '../shared/bridge/web-address.ts';
import type { Words } from './words/en.ts';

type Item = MenuItemConstructorOptions;

/** What the menu does; the page does the rest by Electron's own roles. */
export type ContextActions = {
  replaceMisspelling: (word: string) => void;
  learn: (word: string) => void;
  copy: (text: string) => void;
  openLink: (url: string) => void;
  checkIn: (languages: string[]) => void;
};

export type Spelling = {
  isOn: boolean;
  /** Tags that the checker knows; empty where the system chooses. */
  known: readonly string[];
  checked: readonly string[];
  nameOf: (language: string) => string;
};

type Params = Pick<
  ContextMenuParams,
  | 'isEditable'
  | 'editFlags'
  | 'selectionText'
  | 'linkURL'
  | 'misspelledWord'
  | 'dictionarySuggestions'
>;

/** Empty where there is nothing to offer. */
export function contextTemplate(
  params: Params,
  words: Pick<Words, 'context' | 'menu'>,
  actions: ContextActions,
  spelling: Spelling,
): Item[] {
  const sections = [
    spellingItems(params, words.context, actions),
    linkItems(params, words.context, actions),
    editItems(params, words.menu),
    params.isEditable ? languageItems(words.context, actions, spelling) : [],
  ];
  return sections
    .filter((items) => items.length > 0)
    .flatMap((items, index): Item[] => (index === 0 ? items : [{ type: 'separator' }, ...items]));
}

function spellingItems(
  { misspelledWord, dictionarySuggestions }: Params,
  words: Words['context'],
  actions: ContextActions,
): Item[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map(
    (word): Item => ({ label: word, click: () => actions.replaceMisspelling(word) }),
  );
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: words.noSuggestions, enabled: false }]),
    { label: words.learn, click: () => actions.learn(misspelledWord) },
  ];
}

function linkItems({ linkURL }: Params, words: Words['context'], actions: ContextActions): Item[] {
  const url = linkAddress(linkURL);
  if (url === null) return [];
  return [
    { label: words.openLink, click: () => actions.openLink(url) },
    { label: words.copyLink, click: () => actions.copy(url.replace(/^mailto:/, '')) },
  ];
}

function editItems({ isEditable, editFlags, selectionText }: Params, words: Words['menu']): Item[] {
  if (isEditable) {
    return [
      { role: 'undo', label: words.undo, enabled: editFlags.canUndo },
      { role: 'redo', label: words.redo, enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', label: words.cut, enabled: editFlags.canCut },
      { role: 'copy', label: words.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
      { role: 'pasteAndMatchStyle', label: words.pasteAsText, enabled: editFlags.canPaste },
      { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: words.copy }];
}

function languageItems(
  words: Words['context'],
  actions: ContextActions,
  { isOn, known, checked, nameOf }: Spelling,
): Item[] {
  if (!isOn || known.length === 0) return [];
  const submenu = known
    .map((language) => ({ language, name: nameOf(language) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(
      ({ language, name }): Item => ({
        label: name,
        type: 'checkbox',
        checked: checked.includes(language),
        click: () =>
          actions.checkIn(
            checked.includes(language)
              ? checked.filter((other) => other !== language)
              : [...checked, language],
          ),
      }),
    );
  return [{ label: words.languages, submenu }];
}
