// The window's language: the system's unless a person chose one, kept on this device. Writes `lang` and
// `dir` on the root. Whoever draws all of the window asks `useLanguage`, and so draws it again.
import { create } from 'zustand';
import { directionOf, type Language } from '../../shared/languages.ts';
import { system } from '../bridge.ts';
import {
  CHOICE_STORED_AS,
  type LanguageChoice,
  languageOf,
  storedChoice,
} from '../messages/languages.ts';
import { speak } from '../messages/messages.ts';
import { spokenLanguage } from '../messages/spoken.ts';

type LanguageState = { choice: LanguageChoice; language: Language };

export const useLanguage = create<LanguageState>(() => ({
  choice: storedChoice(),
  language: spokenLanguage(),
}));

/** Main's own words follow the view's. */
function mark(): void {
  document.documentElement.lang = spokenLanguage();
  document.documentElement.dir = directionOf(spokenLanguage());
  void system()['language.use']({ language: spokenLanguage() });
}

/** The window speaks it as soon as its texts are there. */
async function turnTo(choice: LanguageChoice): Promise<void> {
  useLanguage.setState({ choice });
  if (!(await speak(languageOf(choice)))) return;
  mark();
  useLanguage.setState({ language: spokenLanguage() });
}

export function chooseLanguage(choice: LanguageChoice): Promise<void> {
  localStorage.setItem(CHOICE_STORED_AS, choice);
  return turnTo(choice);
}

export function startLanguage(): void {
  mark();
  // Chosen in another window.
  window.addEventListener('storage', ({ key }) => {
    if (key === CHOICE_STORED_AS) void turnTo(storedChoice());
  });
}
