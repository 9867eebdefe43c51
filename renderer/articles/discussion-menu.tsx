// Opens, slows or closes an article's discussion; for moderators.
import { type FormEvent, useState } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import {
  type DiscussionMode,
  discussionModeSchema,
  setDiscussionRequestSchema,
} from '../../shared/protocol/articles.ts';
import { engine } from '../bridge.ts';
import { duration } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { ChevronIcon } from '../parts/icons.tsx';
import { Menu, MenuChoice } from '../parts/menu.tsx';
import { ask } from '../state/failures.ts';
import formStyles from './article-form.module.css';
import styles from './article-view.module.css';

const FIRST_SECONDS = '30';

export function DiscussionMenu({ article, community }: { article: Article; community: Community }) {
  const [slowing, setSlowing] = useState(false);
  const [seconds, setSeconds] = useState(FIRST_SECONDS);
  const [wrong, setWrong] = useState(false);
  const place = { communityId: community.id, id: article.id };

  const choose = (mode: DiscussionMode) => {
    if (mode === 'slow') {
      setSeconds(article.slowSeconds > 0 ? String(article.slowSeconds) : FIRST_SECONDS);
      setWrong(false);
      setSlowing(true);
    } else {
      void ask(engine()['article.setDiscussion']({ ...place, mode }));
    }
  };

  const slow = (event: FormEvent) => {
    event.preventDefault();
    const request = { id: article.id, mode: 'slow' as const, slowSeconds: Number(seconds) };
    const parsed = setDiscussionRequestSchema.safeParse(request);
    setWrong(!parsed.success);
    if (!parsed.success) return;
    setSlowing(false);
    void ask(engine()['article.setDiscussion']({ ...place, ...request }));
  };

  const labels: Record<DiscussionMode, string> = {
    open: t('article.open'),
    slow:
      article.mode === 'slow'
        ? t('article.slowNow', { wait: duration(article.slowSeconds * 1_000) })
        : t('article.slow'),
    closed: t('article.closed'),
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
          value={article.mode}
          options={discussionModeSchema.options.map((value) => ({ value, label: labels[value] }))}
          onChoose={choose}
        />
      </Menu>
      <Dialog open={slowing} onClose={() => setSlowing(false)} title={t('article.slowTitle')}>
        <form className={formStyles.small} onSubmit={slow} noValidate>
          <p className={formStyles.text}>{t('article.slowText')}</p>
          <TextField
            label={t('article.slowSeconds')}
            inputMode="numeric"
            value={seconds}
            error={
              wrong
                ? t('field.seconds', { least: limits.slowSecondsMin, most: limits.slowSeconds })
                : undefined
            }
            onChange={(event) => setSeconds(event.target.value)}
          />
          <DialogActions>
            <Button onClick={() => setSlowing(false)}>{t('form.cancel')}</Button>
            <Button kind="primary" type="submit">
              {t('article.slowAction')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
