// The spelling checker of Chromium: on or off, and for which languages. Where the system checks by itself
// (macOS) it chooses the languages too.
import type { Session } from 'electron';
import type { DeviceSettings } from '../shared/bridge/device-settings.ts';

type Checker = Pick<
  Session,
  'availableSpellCheckerLanguages' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'
>;

export function checkSpelling(
  session: Checker,
  settings: Pick<DeviceSettings, 'spelling' | 'spellingLanguages'>,
  spoken: readonly string[],
): void {
  const known = session.availableSpellCheckerLanguages;
  if (settings.spelling && known.length > 0) {
    session.setSpellCheckerLanguages(checkedLanguages(settings.spellingLanguages, spoken, known));
  }
  session.setSpellCheckerEnabled(settings.spelling);
}

/** Those that were chosen, else the ones that somebody speaks, as far as the checker knows them. */
export function checkedLanguages(
  chosen: readonly string[],
  spoken: readonly string[],
  known: readonly string[],
): string[] {
  const ofChosen = chosen.filter((language) => known.includes(language));
  if (ofChosen.length > 0) return ofChosen;
  const found = spoken.flatMap((tag) => {
    const [language = ''] = tag.split('-');
    return [tag, language].find((wanted) => known.includes(wanted)) ?? [];
  });
  return [...new Set(found)];
}
