// One comment that was reported: what it says, who reported it and why, what was decided.
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DeskReport } from '../../shared/bridge/moderation-views.ts';
import type { RuleId } from '../../shared/protocol/ids.ts';
import { shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';
import { Markdown } from '../parts/markdown.tsx';
import { useNow } from '../state/clock.ts';
import type { ItemCommand } from './desk-keys.ts';
import styles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemHead } from './item-head.tsx';
import { decidedWords, ItemState } from './item-state.tsx';
import { useRuleName } from './names.ts';
import { WithheldText } from './withheld-text.tsx';

const SHOWN_REPORTS = 5;

/** What makes sense for the comment as it is now. */
export function reportCommands({ commentState, decision, waiting }: DeskReport): ItemCommand[] {
  if (waiting !== null && waiting.delivery.state !== 'refused') return ['act', 'open'];
  const dismiss: ItemCommand[] = decision === null ? ['dismiss'] : [];
  switch (commentState) {
    case 'visible':
      return ['hide', 'remove', 'act', ...dismiss, 'open'];
    case 'hidden':
      return ['restore', 'remove', 'act', ...dismiss, 'open'];
    case 'removed':
      return ['restore', 'act', ...dismiss, 'showText', 'open'];
  }
}

type ReportItemProps = {
  report: DeskReport;
  community: Community;
  /** Whether the text of a removed comment was asked for. */
  examined: boolean;
  act: (command: ItemCommand) => void;
};

export function ReportItem({ report, community, examined, act }: ReportItemProps) {
  const now = useNow();
  const { id, body, commentState, decision } = report;
  return (
    <>
      <ItemHead {...report} commentId={id} at={report.createdAt}>
        {commentState === 'hidden' && <span>{t('desk.report.hiddenNow')}</span>}
      </ItemHead>
      {body === null ? (
        <p className={styles.gone}>{t('desk.report.removed')}</p>
      ) : (
        <div className={styles.body}>
          <Markdown of="comment" text={body} />
        </div>
      )}
      {body === null && examined && <WithheldText communityId={community.id} commentId={id} />}
      <Reporters report={report} now={now} />
      <ItemState
        community={community}
        waiting={report.waiting}
        decided={decision && decidedWords(decision.act, decision.by, decision.at, community, now)}
      />
      <ItemActions commands={reportCommands(report)} act={act} />
    </>
  );
}

function Reporters({ report, now }: { report: DeskReport; now: number }) {
  const newest = report.reports.slice(-SHOWN_REPORTS);
  const more = report.reportCount - newest.length;
  return (
    <ul className={styles.reporters}>
      {newest.map(({ by, ruleId, reason, note, at }) => (
        <li key={by?.id ?? ruleId}>
          {by ? (
            t('desk.report.by', { name: by.name, reason: reasonInWords(reason) })
          ) : (
            <RuleName ruleId={ruleId} />
          )}
          {note && (
            <>
              {' '}
              <q dir="auto">{note}</q>
            </>
          )}{' '}
          <span className={styles.faint}>{shortTime(at, now)}</span>
        </li>
      ))}
      {more > 0 && <li>{t('desk.report.more', { count: more })}</li>}
    </ul>
  );
}

function RuleName({ ruleId }: { ruleId: RuleId | null }) {
  const name = useRuleName(ruleId);
  return name ? t('desk.report.byRule', { name }) : t('desk.report.byUnknownRule');
}
