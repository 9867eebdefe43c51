// The moderators' own screen: sections over one column, calm enough to work in, by keyboard.
import '../messages/load-desk.ts';
import { type FC, useEffect, useLayoutEffect, useRef } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { keyHint } from '../commands/hints.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { t } from '../messages/messages.ts';
import { numberInWords } from '../messages/numbers.ts';
import { Column, Screen } from '../parts/screen.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { useNow } from '../state/clock.ts';
import { ageDesk, followDesk, goToSection, useDesk } from '../state/desk.ts';
import { AppealsSection } from './appeals-section.tsx';
import styles from './desk.module.css';
import { DeskActivity } from './desk-activity.tsx';
import { digitOf, type Section, sections } from './desk-keys.ts';
import { FilterBar } from './filter-bar.tsx';
import { LogSection } from './log-section.tsx';
import { MutesSection } from './mutes-section.tsx';
import { PendingSection } from './pending-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { SettingsSection } from './settings-section.tsx';

const contents: Record<Section, FC<{ community: Community }>> = {
  reports: ReportsSection,
  pending: PendingSection,
  mutes: MutesSection,
  appeals: AppealsSection,
  log: LogSection,
  rules: RulesSection,
  settings: SettingsSection,
};

export function DeskScreen({ community }: { community: Community }) {
  const section = useDesk((state) => state.section);
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller);

  // Before it is seen: what was decided or withheld meanwhile is drawn for no frame.
  useLayoutEffect(() => followDesk(community.id), [community.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tick of the clock ages it
  useEffect(ageDesk, [now]);

  const Content = contents[section];
  const filtered = section !== 'rules' && section !== 'settings';
  const focusList = () => {
    const find = (selector: string) => scroller.current?.querySelector<HTMLElement>(selector);
    (find('[role="article"][tabindex="0"]') ?? find('[tabindex="-1"]'))?.focus();
  };

  return (
    <Screen
      title={t('desk.title')}
      back={t('desk.back')}
      keys={t('desk.keys', {
        next: keyHint('desk.next'),
        previous: keyHint('desk.previous'),
        filter: keyHint('desk.filter'),
        takeIn: keyHint('desk.takeIn'),
        leave: keyHint('go.leave'),
      })}
      head={
        <>
          <nav className={styles.sections} aria-label={t('desk.sections')}>
            {sections.map((each) => (
              <SectionButton key={each} section={each} current={each === section} />
            ))}
          </nav>
          <DeskActivity communityId={community.id} />
          {filtered && <FilterBar ofLog={section === 'log'} onLeave={focusList} />}
        </>
      }
    >
      <Column scroller={scroller}>
        <Content key={section} community={community} />
      </Column>
      <StatusLine community={community} />
    </Screen>
  );
}

const counted = ['reports', 'pending', 'mutes', 'appeals'] as const;

function SectionButton({ section, current }: { section: Section; current: boolean }) {
  const count = useDesk(({ items }) => {
    const name = counted.find((each) => each === section);
    return name ? items[name].filter(({ open }) => open).length : 0;
  });
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!current) return;
    // In a narrow window they scroll.
    const show = () => button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show();
    window.addEventListener('resize', show);
    return () => window.removeEventListener('resize', show);
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.section}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={digitOf(section)}
      onClick={() => goToSection(section)}
    >
      <kbd className={styles.digit}>{digitOf(section)}</kbd>
      {t(`desk.section.${section}`)}
      {count > 0 && <span className={styles.count}>{numberInWords(count)}</span>}
    </button>
  );
}
