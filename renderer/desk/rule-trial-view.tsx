// What a rule would have caught in the last 30 days: how many, of how many members, and the newest.
import { useEffect, useRef } from 'react';
import type { RuleTrial } from '../../shared/protocol/rules.ts';
import { t } from '../messages/messages.ts';
import { Markdown } from '../parts/markdown.tsx';
import formStyles from './form.module.css';
import { ItemHead } from './item-head.tsx';

/** `stale`: the rule was changed since. */
export function RuleTrialView({ trial, stale }: { trial: RuleTrial; stale: boolean }) {
  const { caught, of, members, comments } = trial;
  const section = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each trial shows itself once
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [trial]);
  return (
    <section
      ref={section}
      className={formStyles.trial}
      data-stale={stale}
      aria-label={t('desk.rule.trial')}
    >
      <p role="status" className={formStyles.found}>
        {caught === 0
          ? t('desk.rule.caughtNone', { of })
          : t('desk.rule.caught', {
              caught,
              of,
              members: t('desk.rule.members', { count: members }),
            })}{' '}
        {stale && t('desk.rule.stale')}
      </p>
      {comments.length > 0 && (
        <>
          <p>{t('desk.rule.newestOf', { count: comments.length })}</p>
          <ul className={formStyles.caught}>
            {comments.map((comment) => (
              <li key={comment.id}>
                <ItemHead {...comment} commentId={comment.id} at={comment.createdAt} />
                <Markdown of="comment" text={comment.body} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
