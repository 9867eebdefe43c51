// What happened since one's last visit, on one screen: answers to oneself first. Each item leads to its
// place; what was looked at is gone from here when one comes back.
import '../messages/load-catch-up.ts';
import { useEffect, useRef } from 'react';
import { type CatchUp, catchUpPage, catchUpSections } from '../../shared/bridge/catch-up.ts';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { keyHint } from '../commands/hints.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { shortTime, sinceWords } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { numberInWords } from '../messages/numbers.ts';
import { Button } from '../parts/button.tsx';
import { Column, Screen } from '../parts/screen.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { followCatchUp, haveCaughtUp, showMore, useCatchUp } from '../state/catch-up.ts';
import { useNow } from '../state/clock.ts';
import { goToScreen } from '../state/navigation.ts';
import styles from './catch-up.module.css';
import { sectionItems } from './items.tsx';
import { focusItem, itemsIn, useCatchUpCommands } from './use-catch-up-commands.ts';

export function CatchUpScreen({ community }: { community: Community }) {
  const { found, leftAt } = useCatchUp();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => followCatchUp(community.id), [community.id]);
  useCatchUpCommands(scroller);
  useKeptFocus(scroller);
  const isRead = found !== null;
  // Only as one arrives here: what changes meanwhile takes the focus from nobody.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place that was left is read once
  useEffect(() => {
    if (!isRead) return;
    const items = itemsIn(scroller.current);
    const same = items.find(({ dataset }) => dataset.id === leftAt?.id);
    const back = leftAt && (same ?? items[Math.min(leftAt.index, items.length - 1)]);
    if (back) focusItem(back);
    else heading.current?.focus();
  }, [isRead]);
  const since = found?.since ?? null;

  const done = async () => {
    if (await haveCaughtUp(community.id)) goToScreen('reading');
  };

  return (
    <Screen
      title={
        since === null
          ? t('catchUp.titlePlain')
          : t('catchUp.title', { time: sinceWords(since, now) })
      }
      back={t('catchUp.back')}
      keys={t('catchUp.keys', {
        next: keyHint('catchUp.next'),
        previous: keyHint('catchUp.previous'),
        leave: keyHint('go.leave'),
      })}
      heading={heading}
    >
      <Column scroller={scroller}>
        <AsOf community={community} />
        {found === null ? (
          <p className={styles.text}>{t('catchUp.loading')}</p>
        ) : (
          <Found found={found} />
        )}
        {since !== null && hasItems(found) && (
          <div className={styles.end}>
            <Button onClick={() => void done()}>{t('catchUp.done')}</Button>
            <span>{t('catchUp.doneHint')}</span>
          </div>
        )}
      </Column>
      <StatusLine community={community} />
    </Screen>
  );
}

/** Without a line: as of when all of this is. */
function AsOf({ community: { line } }: { community: Community }) {
  const now = useNow();
  if (line.state !== 'offline' && line.state !== 'refused') return null;
  return (
    <p className={styles.asOf}>
      {line.savedAt === null
        ? t('catchUp.asOfNothing')
        : t('catchUp.asOf', { time: shortTime(line.savedAt, now) })}
    </p>
  );
}

function hasItems(found: CatchUp | null): boolean {
  return found !== null && catchUpSections.some((section) => found[section].total > 0);
}

function Found({ found }: { found: CatchUp }) {
  if (found.since === null) return <p className={styles.text}>{t('catchUp.first')}</p>;
  const filled = catchUpSections.filter((section) => found[section].total > 0);
  if (!hasItems(found)) return <p className={styles.text}>{t('catchUp.nothing')}</p>;
  return filled.map((section) => {
    const { items, total } = found[section];
    const left = total - items.length;
    return (
      <section key={section} className={styles.section} aria-labelledby={`caught-${section}`}>
        <h2 id={`caught-${section}`} className={styles.sectionTitle}>
          {t(`catchUp.section.${section}`)}
          <span className={styles.total}>{numberInWords(total)}</span>
        </h2>
        <ul>{sectionItems(section, found)}</ul>
        {left > 0 && (
          <Button kind="plain" onClick={() => showMore(section)}>
            {t('catchUp.more', { count: Math.min(left, catchUpPage) })}
          </Button>
        )}
      </section>
    );
  });
}
