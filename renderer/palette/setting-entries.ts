// The settings as the palette finds them: the parts of their screen, and what can be chosen at once.
import { languages } from '../../shared/languages.ts';
import '../messages/load-settings.ts';
import { languageNames } from '../messages/languages.ts';
import { t } from '../messages/messages.ts';
import { goToSettings, settingSections } from '../settings/settings-place.ts';
import { chooseAppearance, densities, themes } from '../state/appearance.ts';
import { chooseLanguage } from '../state/language.ts';
import type { Entry } from './ranking.ts';

/** `joined`: there is a community, of which something is stored. */
export function settingEntries(joined: boolean): Entry[] {
  const sections = settingSections.filter((section) => joined || section !== 'storage');
  return [
    ...sections.map(
      (section): Entry => ({
        id: `settings ${section}`,
        kind: 'setting',
        name: t(`settings.${section}`),
        also: t('settings.title'),
        run: () => goToSettings(section),
      }),
    ),
    ...themes.map(
      (theme): Entry => ({
        id: `theme ${theme}`,
        kind: 'setting',
        name: t(`settings.themes.${theme}`),
        also: t('settings.theme'),
        run: () => chooseAppearance({ theme }),
      }),
    ),
    ...languages.map(
      (language): Entry => ({
        id: `language ${language}`,
        kind: 'setting',
        name: languageNames[language],
        also: t('settings.languageOf'),
        run: () => void chooseLanguage(language),
      }),
    ),
    ...densities.map(
      (density): Entry => ({
        id: `density ${density}`,
        kind: 'setting',
        name: t(`settings.densities.${density}`),
        also: t('settings.density'),
        run: () => chooseAppearance({ density }),
      }),
    ),
  ];
}
