// What one can choose on this device: how the window looks and reads, its language, what it may disturb
// one with. All of it holds at once; nothing has to be saved.
import '../messages/load-settings.ts';
import { useEffect } from 'react';
import { version } from '../../package.json';
import { languages } from '../../shared/languages.ts';
import { keyHint } from '../commands/hints.ts';
import { languageNames } from '../messages/languages.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Column, Screen } from '../parts/screen.tsx';
import { chooseAppearance, densities, sizes, themes, useAppearance } from '../state/appearance.ts';
import { useCommunity } from '../state/communities.ts';
import { followDevice, useDevice } from '../state/device.ts';
import { chooseLanguage, useLanguage } from '../state/language.ts';
import { goToScreen } from '../state/navigation.ts';
import { openOverlay } from '../state/overlay.ts';
import { DeviceSection, NotificationSection } from './device-section.tsx';
import { Section, Selection } from './lines.tsx';
import styles from './settings.module.css';
import { forgetSettingsPlace, settingsPlace } from './settings-place.ts';

export function SettingsScreen() {
  const community = useCommunity();
  const device = useDevice((state) => state.device);
  useEffect(followDevice, []);
  const isThere = device !== null;
  useEffect(() => {
    const place = settingsPlace();
    // Some parts are there only once main has answered.
    if (place === null || (!isThere && document.getElementById(`settings-${place}`) === null))
      return;
    const section = document.getElementById(`settings-${place}`);
    if (!section) return;
    forgetSettingsPlace();
    section.scrollIntoView({ block: 'start' });
    section.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [isThere]);

  return (
    <Screen
      title={t('settings.title')}
      back={t(community ? 'settings.back' : 'settings.backToAddress')}
      begins
    >
      <Column width="settings">
        <AppearanceSection />
        <LanguageSection />
        {device && <NotificationSection device={device} />}
        {device && <DeviceSection device={device} />}
        {community && (
          <Section id="settings-storage" title={t('settings.storage')}>
            <p className={styles.hint}>{t('settings.storageHint')}</p>
            <Button onClick={() => goToScreen('storage')}>{t('settings.storageOpen')}</Button>
          </Section>
        )}
        <Section id="settings-about" title={t('settings.about')}>
          <p className={styles.hint}>{t('settings.version', { version })}</p>
          <Button onClick={() => openOverlay('keys')}>
            {t('settings.keys')} <kbd className={styles.key}>{keyHint('go.keys')}</kbd>
          </Button>
        </Section>
      </Column>
    </Screen>
  );
}

function AppearanceSection() {
  const { theme, windowSize, textSize, density } = useAppearance();
  const sizeOptions = sizes.map((value) => ({
    value,
    label: t('settings.percent', { size: value }),
  }));
  return (
    <Section id="settings-appearance" title={t('settings.appearance')}>
      <Choices
        look="plain"
        legend={t('settings.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        onChoose={(value) => chooseAppearance({ theme: value })}
      />
      <Selection
        label={t('settings.windowSize')}
        hint={t('settings.windowSizeHint', {
          larger: keyHint('size.larger'),
          smaller: keyHint('size.smaller'),
        })}
        value={windowSize}
        options={sizeOptions}
        onChoose={(value) => chooseAppearance({ windowSize: value })}
      />
      <Selection
        label={t('settings.textSize')}
        value={textSize}
        options={sizeOptions}
        onChoose={(value) => chooseAppearance({ textSize: value })}
      />
      <p className={styles.sample}>{t('settings.sample')}</p>
      <Choices
        look="plain"
        legend={t('settings.density')}
        value={density}
        options={densities.map((value) => ({ value, label: t(`settings.densities.${value}`) }))}
        onChoose={(value) => chooseAppearance({ density: value })}
      />
      <p className={styles.hint}>{t('settings.motion')}</p>
    </Section>
  );
}

function LanguageSection() {
  const { choice } = useLanguage();
  return (
    <Section id="settings-language" title={t('settings.language')}>
      <Selection
        label={t('settings.languageOf')}
        value={choice}
        options={[
          { value: 'system' as const, label: t('settings.languageSystem') },
          ...languages.map((value) => ({ value, label: languageNames[value] })),
        ]}
        onChoose={(value) => void chooseLanguage(value)}
      />
    </Section>
  );
}
