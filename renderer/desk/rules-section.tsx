// The rules that hold, refuse or report a comment: a list of them, or the form of one.
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DeskRule } from '../../shared/bridge/moderation-views.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { deleteRule } from '../moderation/acts.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { useNow } from '../state/clock.ts';
import { useDesk } from '../state/desk.ts';
import styles from './desk.module.css';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import itemStyles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemList } from './item-list.tsx';
import { ItemState } from './item-state.tsx';
import { useHeadline } from './names.ts';
import { conditionInWords, consequenceInWords } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';

const noRules: DeskRule[] = [];

export function RulesSection({ community }: { community: Community }) {
  const rules = useDesk(({ desk }) => desk?.rules ?? noRules);
  const [editing, setEditing] = useState<DeskRule | 'new' | null>(null);
  const [deleting, setDeleting] = useState<DeskRule | null>(null);

  if (editing !== null) {
    return (
      <RuleForm
        community={community}
        rule={editing === 'new' ? null : editing}
        onClose={() => setEditing(null)}
      />
    );
  }
  const act = (command: ItemCommand, rule: DeskRule) => {
    if (command === 'edit') setEditing(rule);
    else if (command === 'delete') setDeleting(rule);
  };
  const items = rules.filter(({ deleted, waiting }) => !deleted || waiting !== null);
  return (
    <>
      <div className={styles.tools}>
        <Button aria-keyshortcuts={ariaKeys('desk.create')} onClick={() => setEditing('new')}>
          {t('desk.rule.new')} <kbd className={itemStyles.key}>{keyHint('desk.create')}</kbd>
        </Button>
      </div>
      <ItemList
        section="rules"
        items={items}
        nameOf={({ name }) => t('desk.rule.item', { name })}
        isSettled={({ enabled, deleted }) => deleted || !enabled}
        act={act}
        create={() => setEditing('new')}
        empty={<Empty community={community} section="rules" />}
      >
        {(rule) => (
          <RuleItem rule={rule} community={community} act={(command) => act(command, rule)} />
        )}
      </ItemList>
      {deleting && (
        <Confirm
          open
          onClose={() => setDeleting(null)}
          onConfirm={() => {
            setDeleting(null);
            void deleteRule(community.id, { ruleId: deleting.id, name: deleting.name });
          }}
          title={t('desk.rule.deleteTitle', { name: deleting.name })}
          text={t('desk.rule.deleteText')}
          action={t('desk.rule.deleteAction')}
          cancel={t('desk.rule.cancel')}
        />
      )}
    </>
  );
}

type RuleItemProps = {
  rule: DeskRule;
  community: Community;
  act: (command: ItemCommand) => void;
};

function RuleItem({ rule, community, act }: RuleItemProps) {
  const now = useNow();
  const headline = useHeadline(rule.articleId);
  return (
    <>
      <p className={itemStyles.line}>
        <strong className={rule.deleted ? itemStyles.struck : undefined} dir="auto">
          {rule.name}
        </strong>
        {!rule.enabled && <span>{t('desk.rule.disabled')}</span>}
      </p>
      <p className={itemStyles.details}>
        <span>{conditionInWords(rule.condition)}</span>
        <span>{consequenceInWords(rule.consequence)}</span>
        {headline && <span>{t('desk.rule.inArticle', { headline })}</span>}
        <span>{t('desk.rule.by', { moderator: rule.by.name, time: shortTime(rule.at, now) })}</span>
      </p>
      <ItemState community={community} waiting={rule.waiting} decided={null} />
      <ItemActions commands={['edit', 'delete']} act={act} />
    </>
  );
}
