// Keeps an article on this device, or follows its thread: two switches under the headline, with a key
// each.
import { useEffect } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { CheckIcon } from '../parts/icons.tsx';
import { ask } from '../state/failures.ts';
import { isWindowKey } from '../state/keyboard.ts';
import styles from './article-view.module.css';

type KeepActionsProps = { article: Article; community: Community };

export function KeepActions({ article, community }: KeepActionsProps) {
  const { pinned, followed } = article;
  const place = { communityId: community.id, articleId: article.id };
  const pin = () => void ask(engine()['thread.pin']({ ...place, on: !pinned }));
  const follow = () => void ask(engine()['thread.follow']({ ...place, on: !followed }));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.shiftKey || !isWindowKey(event)) return;
      if (event.key === 'o') pin();
      else if (event.key === 'l') follow();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <>
      <Switch
        on={pinned}
        name={t('keeping.pin')}
        shortcut="O"
        hint={t('keeping.pinHint')}
        onSwitch={pin}
      />
      <Switch
        on={followed}
        name={t('keeping.follow')}
        shortcut="L"
        hint={t('keeping.followHint')}
        onSwitch={follow}
      />
    </>
  );
}

function Switch({
  on,
  name,
  shortcut,
  hint,
  onSwitch,
}: {
  on: boolean;
  name: string;
  shortcut: string;
  hint: string;
  onSwitch: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.action}
      aria-pressed={on}
      aria-keyshortcuts={shortcut}
      title={hint}
      onClick={onSwitch}
    >
      {on && <CheckIcon />}
      {name}
    </button>
  );
}
