// Keeps an article on this device, follows its thread, or lets it disturb nobody: switches under the
// headline, with a key each.
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import type { CommandId } from '../commands/catalogue.ts';
import { ariaKeys } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import { CheckIcon } from '../parts/icons.tsx';
import { ask } from '../state/failures.ts';
import styles from './article-view.module.css';

type KeepActionsProps = { article: Article; community: Community };

export function KeepActions({ article, community }: KeepActionsProps) {
  const { pinned, followed, quiet } = article;
  const place = { communityId: community.id, articleId: article.id };
  const pin = () => void ask(engine()['thread.pin']({ ...place, on: !pinned }));
  const follow = () => void ask(engine()['thread.follow']({ ...place, on: !followed }));

  const silence = () => void ask(engine()['thread.quiet']({ ...place, on: !quiet }));

  useCommands({
    'article.pin': { run: pin },
    'article.follow': { run: follow },
    'article.quiet': { run: silence },
  });

  return (
    <>
      <Switch
        on={pinned}
        name={t('keeping.pin')}
        command="article.pin"
        hint={t('keeping.pinHint')}
        onSwitch={pin}
      />
      <Switch
        on={followed}
        name={t('keeping.follow')}
        command="article.follow"
        hint={t('keeping.followHint')}
        onSwitch={follow}
      />
      {community.member && (
        <Switch
          on={quiet}
          name={t('keeping.quiet')}
          command="article.quiet"
          hint={t('keeping.quietHint')}
          onSwitch={silence}
        />
      )}
    </>
  );
}

function Switch({
  on,
  name,
  command,
  hint,
  onSwitch,
}: {
  on: boolean;
  name: string;
  command: CommandId;
  hint: string;
  onSwitch: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.action}
      aria-pressed={on}
      aria-keyshortcuts={ariaKeys(command)}
      title={hint}
      onClick={onSwitch}
    >
      {on && <CheckIcon />}
      {name}
    </button>
  );
}
