// Opens, slows or closes an article's discussion, and says what waits for approval in it; for moderators.
import { useState } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import type { Holding } from '../../shared/protocol/approval.ts';
import type { DiscussionMode } from '../../shared/protocol/articles.ts';
import { discussionModes } from '../../shared/protocol/closed-lists.ts';
import { duration } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { setDiscussion, setHolding } from '../moderation/acts.ts';
import { ChevronIcon } from '../parts/icons.tsx';
import { Menu, MenuChoice, MenuSeparator } from '../parts/menu.tsx';
import styles from './article-view.module.css';
import { holdingInWords } from './holding-words.ts';
import { NumberDialog } from './number-dialog.tsx';

const FIRST_SECONDS = 30;
const FIRST_HELD = 3;

const holdingChoices = ['community', 'none', 'all', 'first'] as const;
type HoldingChoice = (typeof holdingChoices)[number];

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

export function DiscussionMenu({ article, community }: { article: Article; community: Community }) {
  const [asking, setAsking] = useState<'slow' | 'first' | null>(null);
  const communityId = community.id;
  const { holding, mode } = article;

  const chooseMode = (chosen: DiscussionMode) => {
    if (chosen === 'slow') setAsking('slow');
    else void setDiscussion({ communityId, id: article.id, mode: chosen });
  };
  const slow = (slowSeconds: number) => {
    if (!isWhole(slowSeconds, limits.slowSecondsMin, limits.slowSeconds)) {
      return t('field.seconds', { least: limits.slowSecondsMin, most: limits.slowSeconds });
    }
    void setDiscussion({ communityId, id: article.id, mode: 'slow', slowSeconds });
    return undefined;
  };

  const hold = (chosen: Holding | null) =>
    void setHolding({ communityId, articleId: article.id, holding: chosen });
  const chooseHolding = (chosen: HoldingChoice) => {
    if (chosen === 'first') setAsking('first');
    else hold(chosen === 'community' ? null : { hold: chosen });
  };
  const holdFirst = (first: number) => {
    if (!isWhole(first, 1, limits.holdFirst)) {
      return t('field.whole', { least: 1, most: limits.holdFirst });
    }
    hold({ hold: 'first', first });
    return undefined;
  };

  const modes: Record<DiscussionMode, string> = {
    open: t('article.open'),
    slow:
      mode === 'slow'
        ? t('article.slowNow', { wait: duration(article.slowSeconds * 1_000) })
        : t('article.slow'),
    closed: t('article.closed'),
  };
  const everywhere = community.community?.holding ?? { hold: 'none' };
  const holdings: Record<HoldingChoice, string> = {
    community: t('moderation.approval.asCommunity', { what: holdingInWords(everywhere) }),
    none: t('moderation.approval.none'),
    all: t('moderation.approval.all'),
    first: holding?.hold === 'first' ? holdingInWords(holding) : t('moderation.approval.first'),
  };

  return (
    <>
      <Menu
        trigger={
          <button type="button" className={styles.action}>
            {t('article.discussion')}
            <ChevronIcon />
          </button>
        }
      >
        <MenuChoice
          label={t('article.discussion')}
          value={mode}
          options={discussionModes.map((value) => ({ value, label: modes[value] }))}
          onChoose={chooseMode}
        />
        <MenuSeparator />
        <MenuChoice
          label={t('moderation.approval.title')}
          value={holding?.hold ?? 'community'}
          options={holdingChoices.map((value) => ({ value, label: holdings[value] }))}
          onChoose={chooseHolding}
        />
      </Menu>
      {asking === 'slow' && (
        <NumberDialog
          title={t('article.slowTitle')}
          text={t('article.slowText')}
          label={t('article.slowSeconds')}
          first={article.slowSeconds || FIRST_SECONDS}
          action={t('article.slowAction')}
          onNumber={slow}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'first' && (
        <NumberDialog
          title={t('moderation.approval.firstTitle')}
          text={t('moderation.approval.text')}
          label={t('moderation.approval.firstLabel')}
          first={holding?.hold === 'first' ? holding.first : FIRST_HELD}
          action={t('moderation.approval.save')}
          onNumber={holdFirst}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
